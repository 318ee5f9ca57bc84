"""Parts of the demo panel (演示面板): lines to the twins and to the reference platform, and a box for each of them."""
