"""The WhatsApp door (Meta Cloud API). Deleted whole with its lines in `settings` and `urls`, nothing else notices.

pengaturan  what an office set up: its number, token and secret
graph       the few calls of the API, their errors classed
alamat      media is fetched only from addresses that were allowed
pengantar   messages out: free text while the reader wrote lately, else an approved template
webhook     what Meta tells us: signature, one row per message, answered at once
masuk       the worker's part: each message becomes or mends a case, or is answered with a link
percakapan  what to answer
"""
