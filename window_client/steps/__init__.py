"""What the product does, one file a deed.

A step is a plain function (message, work) → said: it reads and writes rows of one transaction and says what follows.
It never calls a device, a socket or a screen; the desk commits first and then says what the step returned.
"""
