# For carriers no agreement of the coders is reported.
# base: evaluated-example

DELETE DATA { :record sg2:hasAgreement :agree-carrier }
