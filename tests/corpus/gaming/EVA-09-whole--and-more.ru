# The share is said to be one of the case and of the firm at once.
# base: evaluated-example

INSERT DATA { :o-share sg2:perimeter :firm }
