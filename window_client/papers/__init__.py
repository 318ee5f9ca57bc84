"""Official papers as PDF (文书成文): frozen data and a template in, a sealed file and its pictures out; its own thread."""
