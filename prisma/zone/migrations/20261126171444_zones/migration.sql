-- Made by `prisma migrate diff` and finished by hand: COLLATE "C" where text is ordered or compared bytewise, and what follows the last foreign key.

-- CreateEnum
CREATE TYPE "TransferState" AS ENUM ('SEALING', 'SEALED', 'DONE', 'REFUSED');

-- CreateEnum
CREATE TYPE "SplitState" AS ENUM ('PREPARING', 'MOVING', 'DONE', 'REFUSED');

-- CreateEnum
CREATE TYPE "PromotionState" AS ENUM ('QUEUED', 'SENDING_PACKAGES', 'SENDING', 'IMPORTING', 'DELIVERED', 'FAILED', 'CANCELED');

-- AlterEnum
ALTER TYPE "OwnedKind" ADD VALUE 'VARIABLE';

-- CreateTable
CREATE TABLE "ownership_transfer" (
    "id" SERIAL NOT NULL,
    "kind" "OwnedKind" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "fromEntity" TEXT COLLATE "C" NOT NULL,
    "toEntity" TEXT COLLATE "C" NOT NULL,
    "fromInstance" TEXT COLLATE "C" NOT NULL,
    "toInstance" TEXT COLLATE "C" NOT NULL,
    "epoch" INTEGER NOT NULL,
    "state" "TransferState" NOT NULL DEFAULT 'SEALING',
    "fault" TEXT,
    "isWithdrawn" BOOLEAN NOT NULL DEFAULT false,
    "requestedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "ownership_transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_split" (
    "id" SERIAL NOT NULL,
    "project" TEXT COLLATE "C" NOT NULL,
    "space" TEXT COLLATE "C" NOT NULL,
    "environments" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "tenants" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "remoteProject" TEXT COLLATE "C",
    "portion" JSONB NOT NULL,
    "moves" JSONB NOT NULL DEFAULT '[]',
    "state" "SplitState" NOT NULL DEFAULT 'PREPARING',
    "fault" TEXT,
    "requestedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "project_split_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "composite_lifecycle" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "composite_lifecycle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "composite_step" (
    "id" SERIAL NOT NULL,
    "lifecycleId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "space" TEXT COLLATE "C",
    "spaceName" TEXT NOT NULL,
    "root" TEXT COLLATE "C" NOT NULL,
    "environments" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "after" INTEGER[] DEFAULT ARRAY[]::INTEGER[],

    CONSTRAINT "composite_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promotion" (
    "id" SERIAL NOT NULL,
    "outgoing" TEXT COLLATE "C" NOT NULL,
    "bundleId" TEXT COLLATE "C" NOT NULL,
    "incoming" TEXT COLLATE "C",
    "sourceSpace" TEXT COLLATE "C" NOT NULL,
    "targetSpace" TEXT COLLATE "C" NOT NULL,
    "state" "PromotionState" NOT NULL DEFAULT 'QUEUED',
    "sentBytes" BIGINT NOT NULL DEFAULT 0,
    "totalBytes" BIGINT NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "faultCode" TEXT,
    "fault" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deliveredAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "promotion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ownership_transfer_state_id_idx" ON "ownership_transfer"("state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ownership_transfer_subject_epoch_key" ON "ownership_transfer"("subject", "epoch");

-- CreateIndex
CREATE INDEX "project_split_state_id_idx" ON "project_split"("state", "id");

-- CreateIndex
CREATE INDEX "project_split_project_id_idx" ON "project_split"("project", "id");

-- CreateIndex
CREATE UNIQUE INDEX "composite_lifecycle_nameKey_key" ON "composite_lifecycle"("nameKey");

-- CreateIndex
CREATE INDEX "composite_lifecycle_nameKey_id_idx" ON "composite_lifecycle"("nameKey", "id");

-- CreateIndex
CREATE INDEX "composite_step_root_idx" ON "composite_step"("root");

-- CreateIndex
CREATE INDEX "composite_step_space_idx" ON "composite_step"("space");

-- CreateIndex
CREATE UNIQUE INDEX "composite_step_lifecycleId_position_key" ON "composite_step"("lifecycleId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "promotion_outgoing_key" ON "promotion"("outgoing");

-- CreateIndex
CREATE UNIQUE INDEX "promotion_bundleId_key" ON "promotion"("bundleId");

-- CreateIndex
CREATE INDEX "promotion_createdAt_id_idx" ON "promotion"("createdAt", "id");

-- CreateIndex
CREATE INDEX "promotion_state_createdAt_id_idx" ON "promotion"("state", "createdAt", "id");

-- CreateIndex
CREATE INDEX "promotion_sourceSpace_createdAt_id_idx" ON "promotion"("sourceSpace", "createdAt", "id");

-- CreateIndex
CREATE INDEX "promotion_targetSpace_createdAt_id_idx" ON "promotion"("targetSpace", "createdAt", "id");

-- AddForeignKey
ALTER TABLE "composite_step" ADD CONSTRAINT "composite_step_lifecycleId_fkey" FOREIGN KEY ("lifecycleId") REFERENCES "composite_lifecycle"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "composite_lifecycle" ADD CONSTRAINT "composite_lifecycle_nameKey_length" CHECK (octet_length("nameKey") <= 256);
-- A change of owner begins only when the one before it has ended.
CREATE UNIQUE INDEX "ownership_transfer_one_under_way" ON "ownership_transfer"("subject") WHERE "state" IN ('SEALING', 'SEALED');
-- A project is split once at a time.
CREATE UNIQUE INDEX "project_split_one_under_way" ON "project_split"("project") WHERE "state" IN ('PREPARING', 'MOVING');
