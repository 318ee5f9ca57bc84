"""Everything that needs SQL and keys: the vault with its slots, the encrypted store (本地加密库), sealed page files."""
