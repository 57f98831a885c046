-- Made by `prisma migrate diff` and finished by hand: COLLATE "C" where text is ordered or compared bytewise, and what
-- follows the last foreign key.

CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateEnum
CREATE TYPE "SpaceRole" AS ENUM ('VIEWER', 'MEMBER');

-- CreateEnum
CREATE TYPE "TaskState" AS ENUM ('QUEUED', 'EXECUTING', 'CANCELLING', 'SUCCESS', 'FAILED', 'CANCELED', 'TIMED_OUT');

-- CreateTable
CREATE TABLE "role_assignment" (
    "subject" TEXT COLLATE "C" NOT NULL,
    "role" "SpaceRole" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "role_assignment_pkey" PRIMARY KEY ("subject")
);

-- CreateTable
CREATE TABLE "project_group" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "project_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lifecycle" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "lifecycle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phase" (
    "id" SERIAL NOT NULL,
    "lifecycleId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "phase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phase_environment" (
    "phaseId" INTEGER NOT NULL,
    "environmentId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "phase_environment_pkey" PRIMARY KEY ("phaseId","environmentId")
);

-- CreateTable
CREATE TABLE "environment" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "sortOrder" INTEGER NOT NULL DEFAULT 0,
    "remoteOf" TEXT COLLATE "C",
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "environment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenant" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "remoteOf" TEXT COLLATE "C",
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "projectGroupId" INTEGER NOT NULL,
    "lifecycleId" INTEGER NOT NULL,
    "lastDeployedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_tenant" (
    "projectId" INTEGER NOT NULL,
    "tenantId" INTEGER NOT NULL,

    CONSTRAINT "project_tenant_pkey" PRIMARY KEY ("projectId","tenantId")
);

-- CreateTable
CREATE TABLE "release" (
    "id" SERIAL NOT NULL,
    "projectId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "notes" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployment" (
    "id" SERIAL NOT NULL,
    "projectId" INTEGER NOT NULL,
    "releaseId" INTEGER NOT NULL,
    "environmentId" INTEGER NOT NULL,
    "tenantId" INTEGER,
    "state" "TaskState" NOT NULL DEFAULT 'QUEUED',
    "queuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "completedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "deployment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "step_template" (
    "id" SERIAL NOT NULL,
    "communityId" TEXT,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "actionType" TEXT NOT NULL,
    "description" TEXT,
    "category" TEXT,
    "version" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "step_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "step_template_version" (
    "id" SERIAL NOT NULL,
    "stepTemplateId" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "actionType" TEXT NOT NULL,
    "description" TEXT,
    "parameters" TEXT NOT NULL,
    "properties" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "sourceHash" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "step_template_version_pkey" PRIMARY KEY ("id")
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
CREATE UNIQUE INDEX "project_group_nameKey_key" ON "project_group"("nameKey");

-- CreateIndex
CREATE INDEX "project_group_nameKey_id_idx" ON "project_group"("nameKey", "id");

-- CreateIndex
CREATE UNIQUE INDEX "lifecycle_nameKey_key" ON "lifecycle"("nameKey");

-- CreateIndex
CREATE INDEX "lifecycle_nameKey_id_idx" ON "lifecycle"("nameKey", "id");

-- CreateIndex
CREATE UNIQUE INDEX "phase_lifecycleId_position_key" ON "phase"("lifecycleId", "position");

-- CreateIndex
CREATE INDEX "phase_environment_environmentId_idx" ON "phase_environment"("environmentId");

-- CreateIndex
CREATE UNIQUE INDEX "environment_nameKey_key" ON "environment"("nameKey");

-- CreateIndex
CREATE INDEX "environment_nameKey_id_idx" ON "environment"("nameKey", "id");

-- CreateIndex
CREATE UNIQUE INDEX "tenant_nameKey_key" ON "tenant"("nameKey");

-- CreateIndex
CREATE INDEX "tenant_nameKey_id_idx" ON "tenant"("nameKey", "id");

-- CreateIndex
CREATE UNIQUE INDEX "project_nameKey_key" ON "project"("nameKey");

-- CreateIndex
CREATE UNIQUE INDEX "project_slug_key" ON "project"("slug");

-- CreateIndex
CREATE INDEX "project_nameKey_id_idx" ON "project"("nameKey", "id");

-- CreateIndex
CREATE INDEX "project_createdAt_id_idx" ON "project"("createdAt", "id");

-- CreateIndex
CREATE INDEX "project_lastDeployedAt_id_idx" ON "project"("lastDeployedAt", "id");

-- CreateIndex
CREATE INDEX "project_lastDeployedAt_desc" ON "project"("lastDeployedAt" DESC NULLS LAST, "id" DESC);

-- CreateIndex
CREATE INDEX "project_projectGroupId_nameKey_id_idx" ON "project"("projectGroupId", "nameKey", "id");

-- CreateIndex
CREATE INDEX "project_lifecycleId_nameKey_id_idx" ON "project"("lifecycleId", "nameKey", "id");

-- CreateIndex
CREATE INDEX "project_nameKey_trgm" ON "project" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "project_tenant_tenantId_idx" ON "project_tenant"("tenantId");

-- CreateIndex
CREATE INDEX "release_createdAt_id_idx" ON "release"("createdAt", "id");

-- CreateIndex
CREATE INDEX "release_nameKey_id_idx" ON "release"("nameKey", "id");

-- CreateIndex
CREATE INDEX "release_projectId_createdAt_id_idx" ON "release"("projectId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "release_projectId_nameKey_key" ON "release"("projectId", "nameKey");

-- CreateIndex
CREATE INDEX "deployment_queuedAt_id_idx" ON "deployment"("queuedAt", "id");

-- CreateIndex
CREATE INDEX "deployment_completedAt_id_idx" ON "deployment"("completedAt", "id");

-- CreateIndex
CREATE INDEX "deployment_completedAt_desc" ON "deployment"("completedAt" DESC NULLS LAST, "id" DESC);

-- CreateIndex
CREATE INDEX "deployment_state_queuedAt_id_idx" ON "deployment"("state", "queuedAt", "id");

-- CreateIndex
CREATE INDEX "deployment_projectId_queuedAt_id_idx" ON "deployment"("projectId", "queuedAt", "id");

-- CreateIndex
CREATE INDEX "deployment_releaseId_queuedAt_id_idx" ON "deployment"("releaseId", "queuedAt", "id");

-- CreateIndex
CREATE INDEX "deployment_environmentId_queuedAt_id_idx" ON "deployment"("environmentId", "queuedAt", "id");

-- CreateIndex
CREATE INDEX "deployment_tenantId_queuedAt_id_idx" ON "deployment"("tenantId", "queuedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "step_template_communityId_key" ON "step_template"("communityId");

-- CreateIndex
CREATE INDEX "step_template_nameKey_id_idx" ON "step_template"("nameKey", "id");

-- CreateIndex
CREATE INDEX "step_template_createdAt_id_idx" ON "step_template"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "step_template_version_stepTemplateId_version_key" ON "step_template_version"("stepTemplateId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_hash_key" ON "audit_event"("hash");

-- CreateIndex
CREATE INDEX "audit_event_subject_id_idx" ON "audit_event"("subject", "id");

-- AddForeignKey
ALTER TABLE "phase" ADD CONSTRAINT "phase_lifecycleId_fkey" FOREIGN KEY ("lifecycleId") REFERENCES "lifecycle"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phase_environment" ADD CONSTRAINT "phase_environment_phaseId_fkey" FOREIGN KEY ("phaseId") REFERENCES "phase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phase_environment" ADD CONSTRAINT "phase_environment_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "environment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_projectGroupId_fkey" FOREIGN KEY ("projectGroupId") REFERENCES "project_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_lifecycleId_fkey" FOREIGN KEY ("lifecycleId") REFERENCES "lifecycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_tenant" ADD CONSTRAINT "project_tenant_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_tenant" ADD CONSTRAINT "project_tenant_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "environment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "tenant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step_template_version" ADD CONSTRAINT "step_template_version_stepTemplateId_fkey" FOREIGN KEY ("stepTemplateId") REFERENCES "step_template"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Invariants that Prisma's schema cannot say.
ALTER TABLE "phase" ADD CONSTRAINT "phase_position_not_negative" CHECK ("position" >= 0);
ALTER TABLE "phase_environment" ADD CONSTRAINT "phase_environment_position_not_negative" CHECK ("position" >= 0);
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_completed_when_finished"
    CHECK (("completedAt" IS NULL) = ("state" IN ('QUEUED', 'EXECUTING', 'CANCELLING')));

-- Order keys are at most 256 bytes, so that every cursor is short.
ALTER TABLE "project_group" ADD CONSTRAINT "project_group_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "lifecycle" ADD CONSTRAINT "lifecycle_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "environment" ADD CONSTRAINT "environment_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "tenant" ADD CONSTRAINT "tenant_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "project" ADD CONSTRAINT "project_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "release" ADD CONSTRAINT "release_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "step_template" ADD CONSTRAINT "step_template_nameKey_length" CHECK (octet_length("nameKey") <= 256);

-- The audit log is append-only, for the owner of the table too.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_event is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "audit_event_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_event"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();
