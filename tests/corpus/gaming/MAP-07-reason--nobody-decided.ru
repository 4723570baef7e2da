# Online booking is said to be left out on purpose, and nobody answers for it.
# base: mapped-example

DELETE DATA { :s10 sg2:decidedBy :association }
