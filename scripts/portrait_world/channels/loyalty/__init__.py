"""The loyalty programme: members, points and referrals."""
