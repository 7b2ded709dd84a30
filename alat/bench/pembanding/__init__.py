"""The same case and the same moves in two other engines: django-fsm-2 and viewflow.fsm."""
