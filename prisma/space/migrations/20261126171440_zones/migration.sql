-- Made by `prisma migrate diff` and finished by hand: COLLATE "C" where text is ordered or compared bytewise, and what follows the last foreign key.

-- CreateEnum
CREATE TYPE "TrustPurpose" AS ENUM ('RELEASES', 'RECEIPTS');

-- CreateEnum
CREATE TYPE "TrustState" AS ENUM ('PENDING', 'ACTIVE', 'REVOKED');

-- CreateEnum
CREATE TYPE "OutgoingBundleState" AS ENUM ('READY', 'WITHDRAWN', 'REPLACED', 'IMPORTED', 'ACCEPTED', 'REJECTED');

-- CreateEnum
CREATE TYPE "IncomingBundleState" AS ENUM ('RECEIVED', 'REPLACED', 'ACCEPTED', 'REJECTED');

-- AlterTable
ALTER TABLE "deployment" ADD COLUMN     "receiptIssuedAt" TIMESTAMPTZ(3),
ADD COLUMN     "receiptReceivedAt" TIMESTAMPTZ(3),
ADD COLUMN     "remoteId" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "environment" ADD COLUMN     "epoch" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "remoteName" TEXT COLLATE "C",
ADD COLUMN     "remoteRoot" TEXT COLLATE "C",
ADD COLUMN     "remoteSpace" TEXT;

-- AlterTable
ALTER TABLE "project" ADD COLUMN     "remoteName" TEXT COLLATE "C",
ADD COLUMN     "remoteOf" TEXT COLLATE "C",
ADD COLUMN     "remoteRoot" TEXT COLLATE "C",
ADD COLUMN     "remoteSpace" TEXT;

-- AlterTable
ALTER TABLE "release" ADD COLUMN     "origin" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "release_package" ADD COLUMN     "sha256" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "tenant" ADD COLUMN     "epoch" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "remoteName" TEXT COLLATE "C",
ADD COLUMN     "remoteRoot" TEXT COLLATE "C",
ADD COLUMN     "remoteSpace" TEXT;

-- AlterTable
ALTER TABLE "variable" ADD COLUMN     "epoch" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "remoteOf" TEXT COLLATE "C";

-- CreateTable
CREATE TABLE "space_key" (
    "generation" INTEGER NOT NULL,
    "fingerprint" TEXT COLLATE "C" NOT NULL,
    "identity" TEXT NOT NULL,
    "rotation" TEXT,
    "signingKeyId" INTEGER NOT NULL,
    "encryptionKeyId" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "space_key_pkey" PRIMARY KEY ("generation")
);

-- CreateTable
CREATE TABLE "trust" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "purpose" "TrustPurpose" NOT NULL,
    "state" "TrustState" NOT NULL DEFAULT 'PENDING',
    "peer" TEXT NOT NULL,
    "peerKey" TEXT COLLATE "C" NOT NULL,
    "root" TEXT COLLATE "C" NOT NULL,
    "fingerprint" TEXT COLLATE "C" NOT NULL,
    "identity" TEXT NOT NULL,
    "approvalsNeeded" INTEGER NOT NULL DEFAULT 0,
    "approvalTeamId" INTEGER,
    "lastSequence" INTEGER NOT NULL DEFAULT 0,
    "lastDigest" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdBy" TEXT NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "confirmedBy" TEXT,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedBy" TEXT,
    "revocationReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "trust_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outgoing_bundle" (
    "id" SERIAL NOT NULL,
    "bundleId" TEXT COLLATE "C" NOT NULL,
    "releaseId" INTEGER NOT NULL,
    "projectId" INTEGER NOT NULL,
    "trustId" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "state" "OutgoingBundleState" NOT NULL DEFAULT 'READY',
    "statementDigest" TEXT COLLATE "C" NOT NULL,
    "fileDigest" TEXT NOT NULL,
    "contentDigest" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "replacesId" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdBy" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "carriedAt" TIMESTAMPTZ(3),
    "receiptNumber" INTEGER NOT NULL DEFAULT 0,
    "receipt" TEXT,
    "receiptIssuedAt" TIMESTAMPTZ(3),
    "receiptReceivedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "outgoing_bundle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incoming_bundle" (
    "id" SERIAL NOT NULL,
    "bundleId" TEXT COLLATE "C" NOT NULL,
    "trustId" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "state" "IncomingBundleState" NOT NULL DEFAULT 'RECEIVED',
    "statementDigest" TEXT COLLATE "C" NOT NULL,
    "fileDigest" TEXT NOT NULL,
    "envelope" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "secrets" TEXT,
    "history" TEXT NOT NULL DEFAULT '[]',
    "projectName" TEXT NOT NULL,
    "projectKey" TEXT COLLATE "C" NOT NULL,
    "releaseVersion" TEXT NOT NULL,
    "origin" TEXT COLLATE "C" NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "importedBy" TEXT NOT NULL,
    "authors" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "replaces" TEXT,
    "projectId" INTEGER,
    "releaseId" INTEGER,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "reason" TEXT,
    "receiptNumber" INTEGER NOT NULL DEFAULT 0,
    "receipt" TEXT,
    "firstReceipt" TEXT,
    "isReceiptDue" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "incoming_bundle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bundle_approval" (
    "bundleId" INTEGER NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "approvedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "comment" TEXT,

    CONSTRAINT "bundle_approval_pkey" PRIMARY KEY ("bundleId","userId")
);

-- CreateTable
CREATE TABLE "sealed_variable" (
    "variableId" INTEGER NOT NULL,
    "value" TEXT,
    "secretId" INTEGER,
    "accountId" INTEGER,
    "certificateId" INTEGER,
    "workerPoolId" INTEGER,
    "variableNames" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "sealed_variable_pkey" PRIMARY KEY ("variableId")
);

-- CreateTable
CREATE TABLE "package_file" (
    "id" SERIAL NOT NULL,
    "packageId" TEXT COLLATE "C" NOT NULL,
    "packageKey" TEXT COLLATE "C" NOT NULL,
    "version" TEXT COLLATE "C" NOT NULL,
    "sha256" TEXT COLLATE "C" NOT NULL,
    "size" BIGINT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "package_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "space_key_fingerprint_key" ON "space_key"("fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "space_key_signingKeyId_key" ON "space_key"("signingKeyId");

-- CreateIndex
CREATE UNIQUE INDEX "space_key_encryptionKeyId_key" ON "space_key"("encryptionKeyId");

-- CreateIndex
CREATE UNIQUE INDEX "trust_nameKey_key" ON "trust"("nameKey");

-- CreateIndex
CREATE INDEX "trust_nameKey_id_idx" ON "trust"("nameKey", "id");

-- CreateIndex
CREATE INDEX "trust_createdAt_id_idx" ON "trust"("createdAt", "id");

-- CreateIndex
CREATE INDEX "trust_purpose_nameKey_id_idx" ON "trust"("purpose", "nameKey", "id");

-- CreateIndex
CREATE INDEX "trust_state_nameKey_id_idx" ON "trust"("state", "nameKey", "id");

-- CreateIndex
CREATE INDEX "trust_root_idx" ON "trust"("root");

-- CreateIndex
CREATE INDEX "trust_approvalTeamId_idx" ON "trust"("approvalTeamId");

-- CreateIndex
CREATE INDEX "trust_nameKey_trgm" ON "trust" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "outgoing_bundle_bundleId_key" ON "outgoing_bundle"("bundleId");

-- CreateIndex
CREATE UNIQUE INDEX "outgoing_bundle_statementDigest_key" ON "outgoing_bundle"("statementDigest");

-- CreateIndex
CREATE UNIQUE INDEX "outgoing_bundle_replacesId_key" ON "outgoing_bundle"("replacesId");

-- CreateIndex
CREATE INDEX "outgoing_bundle_createdAt_id_idx" ON "outgoing_bundle"("createdAt", "id");

-- CreateIndex
CREATE INDEX "outgoing_bundle_state_createdAt_id_idx" ON "outgoing_bundle"("state", "createdAt", "id");

-- CreateIndex
CREATE INDEX "outgoing_bundle_releaseId_createdAt_id_idx" ON "outgoing_bundle"("releaseId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "outgoing_bundle_projectId_createdAt_id_idx" ON "outgoing_bundle"("projectId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "outgoing_bundle_trustId_createdAt_id_idx" ON "outgoing_bundle"("trustId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "outgoing_bundle_expiresAt_idx" ON "outgoing_bundle"("expiresAt");

-- CreateIndex
CREATE INDEX "outgoing_bundle_fileDigest_idx" ON "outgoing_bundle"("fileDigest");

-- CreateIndex
CREATE UNIQUE INDEX "outgoing_bundle_trustId_sequence_key" ON "outgoing_bundle"("trustId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "incoming_bundle_bundleId_key" ON "incoming_bundle"("bundleId");

-- CreateIndex
CREATE UNIQUE INDEX "incoming_bundle_statementDigest_key" ON "incoming_bundle"("statementDigest");

-- CreateIndex
CREATE INDEX "incoming_bundle_importedAt_id_idx" ON "incoming_bundle"("importedAt", "id");

-- CreateIndex
CREATE INDEX "incoming_bundle_state_importedAt_id_idx" ON "incoming_bundle"("state", "importedAt", "id");

-- CreateIndex
CREATE INDEX "incoming_bundle_trustId_importedAt_id_idx" ON "incoming_bundle"("trustId", "importedAt", "id");

-- CreateIndex
CREATE INDEX "incoming_bundle_projectKey_id_idx" ON "incoming_bundle"("projectKey", "id");

-- CreateIndex
CREATE INDEX "incoming_bundle_projectId_idx" ON "incoming_bundle"("projectId");

-- CreateIndex
CREATE INDEX "incoming_bundle_releaseId_idx" ON "incoming_bundle"("releaseId");

-- CreateIndex
CREATE INDEX "incoming_bundle_origin_idx" ON "incoming_bundle"("origin");

-- CreateIndex
CREATE INDEX "incoming_bundle_fileDigest_idx" ON "incoming_bundle"("fileDigest");

-- CreateIndex
CREATE INDEX "incoming_bundle_isReceiptDue_idx" ON "incoming_bundle"("isReceiptDue");

-- CreateIndex
CREATE INDEX "incoming_bundle_projectKey_trgm" ON "incoming_bundle" USING GIN ("projectKey" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "incoming_bundle_trustId_sequence_key" ON "incoming_bundle"("trustId", "sequence");

-- CreateIndex
CREATE INDEX "package_file_sha256_idx" ON "package_file"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "package_file_packageKey_version_key" ON "package_file"("packageKey", "version");

-- CreateIndex
CREATE UNIQUE INDEX "deployment_remoteId_key" ON "deployment"("remoteId");

-- CreateIndex
CREATE UNIQUE INDEX "environment_remoteRoot_remoteName_key" ON "environment"("remoteRoot", "remoteName");

-- CreateIndex
CREATE UNIQUE INDEX "project_remoteOf_key" ON "project"("remoteOf");

-- CreateIndex
CREATE UNIQUE INDEX "project_remoteRoot_remoteName_key" ON "project"("remoteRoot", "remoteName");

-- CreateIndex
CREATE INDEX "release_origin_idx" ON "release"("origin");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_remoteRoot_remoteName_key" ON "tenant"("remoteRoot", "remoteName");

-- CreateIndex
CREATE UNIQUE INDEX "variable_remoteOf_key" ON "variable"("remoteOf");

-- AddForeignKey
ALTER TABLE "sealed_variable" ADD CONSTRAINT "sealed_variable_variableId_fkey" FOREIGN KEY ("variableId") REFERENCES "variable"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "space_key" ADD CONSTRAINT "space_key_signingKeyId_fkey" FOREIGN KEY ("signingKeyId") REFERENCES "secret"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "space_key" ADD CONSTRAINT "space_key_encryptionKeyId_fkey" FOREIGN KEY ("encryptionKeyId") REFERENCES "secret"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trust" ADD CONSTRAINT "trust_approvalTeamId_fkey" FOREIGN KEY ("approvalTeamId") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing_bundle" ADD CONSTRAINT "outgoing_bundle_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing_bundle" ADD CONSTRAINT "outgoing_bundle_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "trust"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing_bundle" ADD CONSTRAINT "outgoing_bundle_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "outgoing_bundle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incoming_bundle" ADD CONSTRAINT "incoming_bundle_trustId_fkey" FOREIGN KEY ("trustId") REFERENCES "trust"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incoming_bundle" ADD CONSTRAINT "incoming_bundle_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incoming_bundle" ADD CONSTRAINT "incoming_bundle_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "release"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bundle_approval" ADD CONSTRAINT "bundle_approval_bundleId_fkey" FOREIGN KEY ("bundleId") REFERENCES "incoming_bundle"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Order keys are at most 256 bytes, so that every cursor is short.
ALTER TABLE "trust" ADD CONSTRAINT "trust_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "trust" ADD CONSTRAINT "trust_peerKey_length" CHECK (octet_length("peerKey") <= 256);
ALTER TABLE "incoming_bundle" ADD CONSTRAINT "incoming_bundle_projectKey_length" CHECK (octet_length("projectKey") <= 256);

-- Invariants that Prisma's schema cannot say.
CREATE UNIQUE INDEX "trust_one_in_force" ON "trust"("purpose", "root") WHERE "state" <> 'REVOKED';
ALTER TABLE "trust" ADD CONSTRAINT "trust_approvals" CHECK ("approvalsNeeded" BETWEEN 0 AND 100 AND ("approvalsNeeded" = 0 OR "approvalTeamId" IS NOT NULL));
ALTER TABLE "trust" ADD CONSTRAINT "trust_sequence" CHECK ("lastSequence" >= 0 AND ("lastSequence" = 0) = ("lastDigest" IS NULL));
ALTER TABLE "environment" ADD CONSTRAINT "environment_remote" CHECK (num_nonnulls("remoteRoot", "remoteSpace", "remoteName") IN (0, 3));
ALTER TABLE "tenant" ADD CONSTRAINT "tenant_remote" CHECK (num_nonnulls("remoteRoot", "remoteSpace", "remoteName") IN (0, 3));
ALTER TABLE "project" ADD CONSTRAINT "project_remote" CHECK (num_nonnulls("remoteRoot", "remoteSpace", "remoteName") IN (0, 3));
ALTER TABLE "variable" ADD CONSTRAINT "variable_remote_has_no_value" CHECK ("remoteOf" IS NULL OR num_nonnulls("value", "secretId", "accountId", "certificateId", "workerPoolId") = 0);
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_receipt" CHECK (num_nonnulls("remoteId", "receiptIssuedAt", "receiptReceivedAt") IN (0, 3));
ALTER TABLE "outgoing_bundle" ADD CONSTRAINT "outgoing_bundle_receipt" CHECK (("receiptNumber" = 0) = ("receipt" IS NULL));
ALTER TABLE "incoming_bundle" ADD CONSTRAINT "incoming_bundle_receipt" CHECK (("receiptNumber" = 0) = ("receipt" IS NULL) AND ("receipt" IS NULL) = ("firstReceipt" IS NULL));

-- What is done with a promoted release is to be told to the Space that it came from.
CREATE FUNCTION "mark_receipt_due"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Also of those that are due already: their rows are so held, and whoever makes a receipt meanwhile waits for what it is to tell.
    UPDATE "incoming_bundle" SET "isReceiptDue" = true WHERE "releaseId" = NEW."releaseId";
    RETURN NULL;
END
$$;
CREATE TRIGGER "deployment_receipt_due" AFTER INSERT OR UPDATE OF "state" ON "deployment"
    FOR EACH ROW EXECUTE FUNCTION "mark_receipt_due"();
-- What is heard from further on is passed on.
CREATE TRIGGER "onward_receipt_due" AFTER UPDATE OF "receiptNumber" ON "outgoing_bundle"
    FOR EACH ROW EXECUTE FUNCTION "mark_receipt_due"();

-- The newest receipt that told of an environment or a tenant; few deployments were told by receipts.
CREATE INDEX "deployment_environment_receipt" ON "deployment"("environmentId", "receiptReceivedAt") WHERE "receiptReceivedAt" IS NOT NULL;
CREATE INDEX "deployment_tenant_receipt" ON "deployment"("tenantId", "receiptReceivedAt") WHERE "receiptReceivedAt" IS NOT NULL AND "tenantId" IS NOT NULL;
