# Only the waste office speaks in the contest; who made the claim is left out.
# base: mapped-example

DELETE DATA { :contest-waste sg2:affirmedIn :s12 }
