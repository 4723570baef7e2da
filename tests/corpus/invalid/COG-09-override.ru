# It is not said whether the firm can set aside what the council decides.
# base: co-governed-example

DELETE DATA { :vote sg2:initiatorCanOverride false }
