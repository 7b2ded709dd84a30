"""A stand-in for Meta's WhatsApp Cloud API: messages, templates, media, and signed news of them, over real connections.

`dunia` holds numbers, people, messages and faults; `jawab` answers like the Graph API; `pengabar` posts the webhooks;
`peladen` is the HTTP server. `python -m tertib.simulator.whatsapp` starts it.
"""
