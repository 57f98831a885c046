-- Made by `prisma migrate diff` and finished by hand: COLLATE "C" where text is ordered or compared bytewise, and what
-- follows the last foreign key.

-- CreateEnum
CREATE TYPE "ZoneKind" AS ENUM ('CONNECTED', 'DISCONNECTED');

-- CreateEnum
CREATE TYPE "OwnedKind" AS ENUM ('ENVIRONMENT', 'TENANT');

-- CreateTable
CREATE TABLE "revision" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "value" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "zone" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "kind" "ZoneKind" NOT NULL DEFAULT 'CONNECTED',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "zone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "placement" (
    "instance" TEXT COLLATE "C" NOT NULL,
    "zoneId" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "placement_pkey" PRIMARY KEY ("instance")
);

-- CreateTable
CREATE TABLE "ownership" (
    "id" SERIAL NOT NULL,
    "kind" "OwnedKind" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "entityId" TEXT COLLATE "C" NOT NULL,
    "ownerInstance" TEXT COLLATE "C" NOT NULL,
    "epoch" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ownership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT COLLATE "C" NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "requestId" TEXT,
    "previousHash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotent_answer" (
    "actor" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "operation" TEXT NOT NULL,
    "inputHash" BYTEA NOT NULL,
    "answer" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotent_answer_pkey" PRIMARY KEY ("actor","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "zone_nameKey_key" ON "zone"("nameKey");

-- CreateIndex
CREATE INDEX "zone_nameKey_id_idx" ON "zone"("nameKey", "id");

-- CreateIndex
CREATE INDEX "placement_zoneId_idx" ON "placement"("zoneId");

-- CreateIndex
CREATE UNIQUE INDEX "ownership_subject_key" ON "ownership"("subject");

-- CreateIndex
CREATE UNIQUE INDEX "ownership_entityId_key" ON "ownership"("entityId");

-- CreateIndex
CREATE INDEX "ownership_ownerInstance_id_idx" ON "ownership"("ownerInstance", "id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_hash_key" ON "audit_event"("hash");

-- CreateIndex
CREATE INDEX "audit_event_subject_id_idx" ON "audit_event"("subject", "id");

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_zoneId_fkey" FOREIGN KEY ("zoneId") REFERENCES "zone"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Invariants that Prisma's schema cannot say.
ALTER TABLE "revision" ADD CONSTRAINT "revision_one_row" CHECK ("id" = 1);
ALTER TABLE "ownership" ADD CONSTRAINT "ownership_epoch_positive" CHECK ("epoch" >= 1);
ALTER TABLE "ownership" ADD CONSTRAINT "ownership_elsewhere" CHECK ("subject" <> "entityId");

-- Order keys are at most 256 bytes, so that every cursor is short.
ALTER TABLE "zone" ADD CONSTRAINT "zone_nameKey_length" CHECK (octet_length("nameKey") <= 256);

-- The audit log is append-only, for the owner of the table too.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_event is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "audit_event_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_event"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();

-- The one row, which every change locks.
INSERT INTO "revision" ("id") VALUES (1);
