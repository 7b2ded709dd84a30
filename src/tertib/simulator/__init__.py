"""Stand-ins for outside services that really do their work, over real connections: for tests and for trying things out.

Nothing of the house imports them, and they never run for a real office.
"""
