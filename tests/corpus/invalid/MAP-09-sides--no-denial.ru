# Only the network speaks in the contest; who denies its claim is left out.
# base: mapped-example

DELETE DATA { :contest-waste sg2:deniedIn :s15 }
