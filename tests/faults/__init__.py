"""Faults at the level of whole passes: kills, disks, files, wires, hostile mail, clocks."""
