"""The identity app's door: NIK and PIN, a captcha anybody can pass, and the print request of the family card."""
