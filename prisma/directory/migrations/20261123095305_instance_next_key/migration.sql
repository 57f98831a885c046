-- AlterTable
ALTER TABLE "instance" ADD COLUMN     "nextPublicKey" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "instance_nextPublicKey_key" ON "instance"("nextPublicKey");

