"""The SOP as data: load, prove, run, draw. Pure Python; reads files, writes none, knows no clock."""
