"""The commands, one file each. Only here are paths opened, the clock read, and things printed."""
