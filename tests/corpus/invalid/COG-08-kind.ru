# It is not said of what kind the grant of the social office is.
# base: co-governed-example

DELETE DATA { :c-grant sg2:contributionKind sg2x:money }
