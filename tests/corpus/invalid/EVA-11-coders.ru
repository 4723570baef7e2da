# One person coded alone.
# base: evaluated-example

DELETE DATA { :session sg2:coder :coder-2 }
