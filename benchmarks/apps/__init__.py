"""The bare programs that floortui is compared with."""
