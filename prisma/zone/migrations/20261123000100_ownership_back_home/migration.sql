-- What was given back to its home keeps its row, for the epoch: it must never count from the beginning again.
ALTER TABLE "ownership" DROP CONSTRAINT "ownership_elsewhere";
