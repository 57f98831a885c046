-- DropIndex
DROP INDEX "audit_event_subject_id_idx";

-- AlterTable
ALTER TABLE "audit_event" ADD COLUMN     "format" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "kind" TEXT,
ALTER COLUMN "id" DROP DEFAULT;
DROP SEQUENCE "audit_event_id_seq";

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "count" INTEGER NOT NULL,
    "lastId" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,
    "previousHash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_event_at_id_idx" ON "audit_event"("at", "id");

-- CreateIndex
CREATE INDEX "audit_event_actor_at_id_idx" ON "audit_event"("actor", "at", "id");

-- CreateIndex
CREATE INDEX "audit_event_action_at_id_idx" ON "audit_event"("action", "at", "id");

-- CreateIndex
CREATE INDEX "audit_event_subject_at_id_idx" ON "audit_event"("subject", "at", "id");


-- The head of the chain that is there already.
INSERT INTO "audit_head" ("id", "count", "lastId", "hash", "previousHash")
SELECT 1, count(*)::int, coalesce(max("id"), 0),
    coalesce((SELECT "hash" FROM "audit_event" ORDER BY "id" DESC LIMIT 1), decode(repeat('00', 32), 'hex')),
    coalesce((SELECT "previousHash" FROM "audit_event" ORDER BY "id" DESC LIMIT 1), decode(repeat('00', 32), 'hex'))
FROM "audit_event";

-- The head goes from one event to the next and never back, for the owner of the table too.
CREATE FUNCTION "refuse_audit_head_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW."id" = OLD."id" AND NEW."count" = OLD."count" + 1 AND NEW."lastId" = OLD."lastId" + 1
            AND NEW."previousHash" = OLD."hash" THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'audit_head only moves on' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "audit_head_moves_on" BEFORE UPDATE ON "audit_head"
    FOR EACH ROW EXECUTE FUNCTION "refuse_audit_head_change"();
CREATE TRIGGER "audit_head_stays" BEFORE INSERT OR DELETE OR TRUNCATE ON "audit_head"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_head_change"();
