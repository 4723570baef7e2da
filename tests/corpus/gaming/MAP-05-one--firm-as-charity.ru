# The shop is typed as a charity as well, to be two sectors at once.
# base: mapped-example

INSERT DATA { :firm a sg2:SocialOrganisation }
