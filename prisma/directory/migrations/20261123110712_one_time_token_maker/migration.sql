-- Links that were made before have no maker to answer for them: they are made anew.
DELETE FROM "one_time_token" WHERE "userId" IS NOT NULL;

-- AlterTable
ALTER TABLE "one_time_token" ADD COLUMN     "makerId" INTEGER;

-- CreateIndex
CREATE INDEX "one_time_token_makerId_idx" ON "one_time_token"("makerId");

-- AddForeignKey
ALTER TABLE "one_time_token" ADD CONSTRAINT "one_time_token_makerId_fkey" FOREIGN KEY ("makerId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

