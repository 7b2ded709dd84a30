"""What anyone's program asks of our own signing authority: certificates, revocation lists, OCSP, time stamps."""
