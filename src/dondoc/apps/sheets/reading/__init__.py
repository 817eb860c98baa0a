"""Tables that come up: opened by a child process, because a file from a stranger may hang or burst its reader."""
