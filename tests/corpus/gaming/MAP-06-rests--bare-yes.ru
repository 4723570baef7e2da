# The breadth of the ecosystem is simply affirmed.
# base: mapped-example

DELETE DATA { :s08 sg2:restsOn :s01 }
