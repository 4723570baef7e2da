# It is not told how many units of carriers were coded.
# base: evaluated-example

DELETE DATA { :agree-carrier sg2:unitCount 52 }
