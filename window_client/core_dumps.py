"""No core dumps (不留内存转储): a crash must not write the data key and citizens' data to the disk."""

import sys

if sys.platform == "win32":

    def no_core_dumps() -> None:
        """Windows keeps dumps by a policy of the machine, which is the administrator's to set (docs/security.md)."""
else:
    import resource

    def no_core_dumps() -> None:
        """For this process and its children, for good."""
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
