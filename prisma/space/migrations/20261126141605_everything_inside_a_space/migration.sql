-- Made by `prisma migrate diff` and finished by hand: COLLATE "C" where text is ordered or compared bytewise, NULLS LAST and NULLS NOT
-- DISTINCT, and what follows the last foreign key.

-- CreateEnum
CREATE TYPE "TenantedMode" AS ENUM ('UNTENANTED', 'TENANTED_OR_UNTENANTED', 'TENANTED');

-- CreateEnum
CREATE TYPE "VariableType" AS ENUM ('STRING', 'SENSITIVE', 'CERTIFICATE', 'WORKER_POOL', 'AMAZON_WEB_SERVICES_ACCOUNT', 'AZURE_ACCOUNT', 'GOOGLE_CLOUD_ACCOUNT', 'USERNAME_PASSWORD_ACCOUNT', 'GENERIC_OIDC_ACCOUNT');

-- CreateEnum
CREATE TYPE "ControlType" AS ENUM ('SINGLE_LINE_TEXT', 'MULTI_LINE_TEXT', 'SELECT', 'CHECKBOX', 'SENSITIVE');

-- CreateEnum
CREATE TYPE "TemplateScope" AS ENUM ('TENANT', 'ENVIRONMENT', 'TENANT_AND_ENVIRONMENT');

-- CreateEnum
CREATE TYPE "RetentionUnit" AS ENUM ('FOREVER', 'DAYS', 'ITEMS');

-- CreateEnum
CREATE TYPE "HealthStatus" AS ENUM ('HEALTHY', 'HAS_WARNINGS', 'UNHEALTHY', 'UNAVAILABLE', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "EndpointStyle" AS ENUM ('TENTACLE_PASSIVE', 'TENTACLE_ACTIVE', 'SSH', 'OFFLINE_DROP', 'KUBERNETES', 'KUBERNETES_TENTACLE', 'AZURE_WEB_APP', 'AZURE_SERVICE_FABRIC_CLUSTER', 'AWS_ECS_CLUSTER', 'STEP_PACKAGE', 'NONE');

-- CreateEnum
CREATE TYPE "WorkerPoolType" AS ENUM ('STATIC_WORKER_POOL', 'DYNAMIC_WORKER_POOL');

-- CreateEnum
CREATE TYPE "AccountType" AS ENUM ('USERNAME_PASSWORD', 'SSH_KEY_PAIR', 'TOKEN', 'AZURE_SUBSCRIPTION', 'AZURE_SERVICE_PRINCIPAL', 'AZURE_OIDC', 'AMAZON_WEB_SERVICES_ACCOUNT', 'AMAZON_WEB_SERVICES_OIDC_ACCOUNT', 'GOOGLE_CLOUD_ACCOUNT', 'GENERIC_OIDC_ACCOUNT');

-- CreateEnum
CREATE TYPE "FeedType" AS ENUM ('BUILT_IN', 'NUGET', 'DOCKER', 'MAVEN', 'HELM', 'OCI_REGISTRY', 'GITHUB', 'NPM', 'PYPI', 'AWS_ELASTIC_CONTAINER_REGISTRY', 'AZURE_CONTAINER_REGISTRY', 'GOOGLE_CONTAINER_REGISTRY', 'S3', 'ARTIFACTORY_GENERIC');

-- CreateEnum
CREATE TYPE "StepCondition" AS ENUM ('SUCCESS', 'FAILURE', 'ALWAYS', 'VARIABLE');

-- CreateEnum
CREATE TYPE "StartTrigger" AS ENUM ('START_AFTER_PREVIOUS', 'START_WITH_PREVIOUS');

-- CreateEnum
CREATE TYPE "RunbookEnvironmentScope" AS ENUM ('ALL', 'SPECIFIED', 'FROM_PROJECT_LIFECYCLES');

-- CreateEnum
CREATE TYPE "InterruptionType" AS ENUM ('MANUAL_INTERVENTION', 'GUIDED_FAILURE');

-- CreateEnum
CREATE TYPE "InterruptionResult" AS ENUM ('PROCEED', 'ABORT', 'RETRY', 'IGNORE', 'EXCLUDE', 'FAIL');

-- CreateEnum
CREATE TYPE "LogLevel" AS ENUM ('VERBOSE', 'INFO', 'WARNING', 'ERROR', 'FATAL');

-- AlterTable
ALTER TABLE "deployment" ADD COLUMN     "comments" TEXT,
ADD COLUMN     "createdBy" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "environment" ADD COLUMN     "useGuidedFailure" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "lifecycle" ADD COLUMN     "releaseRetentionQuantity" INTEGER,
ADD COLUMN     "releaseRetentionUnit" "RetentionUnit" NOT NULL DEFAULT 'FOREVER',
ADD COLUMN     "targetRetentionQuantity" INTEGER,
ADD COLUMN     "targetRetentionUnit" "RetentionUnit" NOT NULL DEFAULT 'FOREVER';

-- AlterTable
ALTER TABLE "phase" ADD COLUMN     "isOptional" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "minimumEnvironmentsBeforePromotion" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "releaseRetentionQuantity" INTEGER,
ADD COLUMN     "releaseRetentionUnit" "RetentionUnit",
ADD COLUMN     "targetRetentionQuantity" INTEGER,
ADD COLUMN     "targetRetentionUnit" "RetentionUnit";

-- AlterTable
ALTER TABLE "phase_environment" ADD COLUMN     "isAutomatic" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "project" ADD COLUMN     "archivedAt" TIMESTAMPTZ(3),
ADD COLUMN     "isDisabled" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "releaseNotesTemplate" TEXT,
ADD COLUMN     "tenantedMode" "TenantedMode" NOT NULL DEFAULT 'TENANTED_OR_UNTENANTED',
ADD COLUMN     "versionControlBasePath" TEXT,
ADD COLUMN     "versionControlBranch" TEXT,
ADD COLUMN     "versionControlUrl" TEXT;

-- AlterTable
ALTER TABLE "project_tenant" ADD COLUMN     "environmentIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- AlterTable
ALTER TABLE "release" ADD COLUMN     "channelId" INTEGER,
ADD COLUMN     "createdBy" TEXT COLLATE "C",
ADD COLUMN     "openDefects" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "processSnapshotId" INTEGER,
ADD COLUMN     "variableSnapshotId" INTEGER,
ADD COLUMN     "versionKey" TEXT COLLATE "C" NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "tenant" ADD COLUMN     "archivedAt" TIMESTAMPTZ(3),
ADD COLUMN     "isDisabled" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "secret" (
    "id" SERIAL NOT NULL,
    "keyId" TEXT COLLATE "C" NOT NULL,
    "sealed" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "secret_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel" (
    "id" SERIAL NOT NULL,
    "projectId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "lifecycleId" INTEGER,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "tenantTagIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_version_rule" (
    "id" SERIAL NOT NULL,
    "channelId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "versionRange" TEXT,
    "tag" TEXT,
    "actionPackages" TEXT[] COLLATE "C" DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "channel_version_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployment_process" (
    "id" SERIAL NOT NULL,
    "projectId" INTEGER,
    "runbookId" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "deployment_process_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process_step" (
    "id" SERIAL NOT NULL,
    "processId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "condition" "StepCondition" NOT NULL DEFAULT 'SUCCESS',
    "conditionExpression" TEXT,
    "startTrigger" "StartTrigger" NOT NULL DEFAULT 'START_AFTER_PREVIOUS',
    "targetRoles" TEXT[] COLLATE "C" DEFAULT ARRAY[]::TEXT[],
    "maxParallelism" INTEGER,
    "properties" TEXT NOT NULL DEFAULT '{}',
    "variableNames" TEXT[] COLLATE "C" DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "process_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process_action" (
    "id" SERIAL NOT NULL,
    "stepId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "actionType" TEXT NOT NULL,
    "isDisabled" BOOLEAN NOT NULL DEFAULT false,
    "isRequired" BOOLEAN NOT NULL DEFAULT false,
    "notes" TEXT,
    "environmentIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "excludedEnvironmentIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "channelIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "tenantTagIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "accountIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "certificateIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "workerPoolId" INTEGER,
    "stepTemplateId" INTEGER,
    "stepTemplateVersion" INTEGER,
    "properties" TEXT NOT NULL DEFAULT '{}',
    "variableNames" TEXT[] COLLATE "C" DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "process_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action_package" (
    "id" SERIAL NOT NULL,
    "actionId" INTEGER NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "packageId" TEXT COLLATE "C" NOT NULL,
    "packageKey" TEXT COLLATE "C" NOT NULL,
    "feedId" INTEGER NOT NULL,

    CONSTRAINT "action_package_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "process_snapshot" (
    "id" SERIAL NOT NULL,
    "hash" BYTEA NOT NULL,
    "content" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "process_snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "variable_snapshot" (
    "id" SERIAL NOT NULL,
    "hash" BYTEA NOT NULL,
    "content" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "variable_snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release_package" (
    "id" SERIAL NOT NULL,
    "releaseId" INTEGER NOT NULL,
    "actionName" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "packageId" TEXT COLLATE "C" NOT NULL,
    "packageKey" TEXT COLLATE "C" NOT NULL,
    "version" TEXT NOT NULL,
    "feedId" INTEGER,
    "buildInformationId" INTEGER,

    CONSTRAINT "release_package_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release_defect" (
    "id" SERIAL NOT NULL,
    "releaseId" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "reportedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reportedBy" TEXT COLLATE "C" NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedBy" TEXT COLLATE "C",

    CONSTRAINT "release_defect_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "build_information" (
    "id" SERIAL NOT NULL,
    "packageId" TEXT COLLATE "C" NOT NULL,
    "packageKey" TEXT COLLATE "C" NOT NULL,
    "packageVersion" TEXT COLLATE "C" NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "buildEnvironment" TEXT COLLATE "C",
    "buildNumber" TEXT,
    "buildUrl" TEXT,
    "branch" TEXT COLLATE "C",
    "vcsType" TEXT,
    "vcsRoot" TEXT,
    "vcsCommitNumber" TEXT COLLATE "C",
    "vcsCommitUrl" TEXT,
    "commits" TEXT NOT NULL DEFAULT '[]',
    "workItems" TEXT NOT NULL DEFAULT '[]',
    "commitIds" TEXT[] COLLATE "C" DEFAULT ARRAY[]::TEXT[],
    "workItemIds" TEXT[] COLLATE "C" DEFAULT ARRAY[]::TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "build_information_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployment_prompt" (
    "id" SERIAL NOT NULL,
    "deploymentId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT,
    "secretId" INTEGER,

    CONSTRAINT "deployment_prompt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployment_cell" (
    "id" SERIAL NOT NULL,
    "projectId" INTEGER NOT NULL,
    "environmentId" INTEGER NOT NULL,
    "tenantId" INTEGER,
    "currentId" INTEGER NOT NULL,
    "previousId" INTEGER,
    "projectKey" TEXT COLLATE "C" NOT NULL,
    "state" "TaskState" NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deployment_cell_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "server_task" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT NOT NULL,
    "textKey" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "state" "TaskState" NOT NULL DEFAULT 'QUEUED',
    "projectId" INTEGER,
    "environmentId" INTEGER,
    "tenantId" INTEGER,
    "deploymentId" INTEGER,
    "queuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "completedAt" TIMESTAMPTZ(3),
    "progress" INTEGER NOT NULL DEFAULT 0,
    "errorMessage" TEXT,
    "hasWarnings" BOOLEAN NOT NULL DEFAULT false,
    "hasPendingInterruptions" BOOLEAN NOT NULL DEFAULT false,
    "createdBy" TEXT COLLATE "C",
    "logLines" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "server_task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_log_line" (
    "taskId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "level" "LogLevel" NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "task_log_line_pkey" PRIMARY KEY ("taskId","number")
);

-- CreateTable
CREATE TABLE "interruption" (
    "id" SERIAL NOT NULL,
    "taskId" INTEGER NOT NULL,
    "type" "InterruptionType" NOT NULL,
    "title" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "instructions" TEXT,
    "responsibleTeamIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "responsibleUser" TEXT COLLATE "C",
    "isPending" BOOLEAN NOT NULL DEFAULT true,
    "result" "InterruptionResult",
    "notes" TEXT,
    "resolvedBy" TEXT COLLATE "C",
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "interruption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployment_freeze" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "startAt" TIMESTAMPTZ(3) NOT NULL,
    "endAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "deployment_freeze_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployment_freeze_scope" (
    "id" SERIAL NOT NULL,
    "freezeId" INTEGER NOT NULL,
    "projectId" INTEGER,
    "environmentId" INTEGER,
    "tenantId" INTEGER,

    CONSTRAINT "deployment_freeze_scope_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "machine_policy" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "healthCheckInterval" INTEGER DEFAULT 86400,
    "mayBeOffline" BOOLEAN NOT NULL DEFAULT false,
    "deleteUnavailableAfter" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "machine_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deployment_target" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "health" "HealthStatus" NOT NULL DEFAULT 'UNKNOWN',
    "healthCheckedAt" TIMESTAMPTZ(3),
    "healthSummary" TEXT,
    "endpointStyle" "EndpointStyle" NOT NULL,
    "uri" TEXT,
    "thumbprint" TEXT COLLATE "C",
    "endpoint" TEXT NOT NULL DEFAULT '{}',
    "accountId" INTEGER,
    "workerPoolId" INTEGER,
    "machinePolicyId" INTEGER NOT NULL,
    "operatingSystem" TEXT,
    "isDisabled" BOOLEAN NOT NULL DEFAULT false,
    "tenantedMode" "TenantedMode" NOT NULL DEFAULT 'UNTENANTED',
    "tenantTagIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "deployment_target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "target_role" (
    "targetId" INTEGER NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "target_role_pkey" PRIMARY KEY ("targetId","role")
);

-- CreateTable
CREATE TABLE "target_environment" (
    "targetId" INTEGER NOT NULL,
    "environmentId" INTEGER NOT NULL,

    CONSTRAINT "target_environment_pkey" PRIMARY KEY ("targetId","environmentId")
);

-- CreateTable
CREATE TABLE "target_tenant" (
    "targetId" INTEGER NOT NULL,
    "tenantId" INTEGER NOT NULL,

    CONSTRAINT "target_tenant_pkey" PRIMARY KEY ("targetId","tenantId")
);

-- CreateTable
CREATE TABLE "worker_pool" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "type" "WorkerPoolType" NOT NULL DEFAULT 'STATIC_WORKER_POOL',
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "workerImage" TEXT,
    "sortOrder" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "worker_pool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "health" "HealthStatus" NOT NULL DEFAULT 'UNKNOWN',
    "healthCheckedAt" TIMESTAMPTZ(3),
    "healthSummary" TEXT,
    "endpointStyle" "EndpointStyle" NOT NULL,
    "uri" TEXT,
    "thumbprint" TEXT COLLATE "C",
    "machinePolicyId" INTEGER NOT NULL,
    "operatingSystem" TEXT,
    "isDisabled" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "worker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker_pool_worker" (
    "workerPoolId" INTEGER NOT NULL,
    "workerId" INTEGER NOT NULL,

    CONSTRAINT "worker_pool_worker_pkey" PRIMARY KEY ("workerPoolId","workerId")
);

-- CreateTable
CREATE TABLE "tag_set" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "sortOrder" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "tag_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tag" (
    "id" SERIAL NOT NULL,
    "tagSetId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "color" TEXT NOT NULL,
    "description" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenant_tag" (
    "tenantId" INTEGER NOT NULL,
    "tagId" INTEGER NOT NULL,

    CONSTRAINT "tenant_tag_pkey" PRIMARY KEY ("tenantId","tagId")
);

-- CreateTable
CREATE TABLE "library_variable_set" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "library_variable_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_library_variable_set" (
    "projectId" INTEGER NOT NULL,
    "libraryVariableSetId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "project_library_variable_set_pkey" PRIMARY KEY ("projectId","libraryVariableSetId")
);

-- CreateTable
CREATE TABLE "variable" (
    "id" SERIAL NOT NULL,
    "projectId" INTEGER,
    "libraryVariableSetId" INTEGER,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "type" "VariableType" NOT NULL DEFAULT 'STRING',
    "value" TEXT,
    "secretId" INTEGER,
    "accountId" INTEGER,
    "certificateId" INTEGER,
    "workerPoolId" INTEGER,
    "isPrompted" BOOLEAN NOT NULL DEFAULT false,
    "promptLabel" TEXT,
    "promptHelp" TEXT,
    "isPromptRequired" BOOLEAN NOT NULL DEFAULT false,
    "environmentIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "targetIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "roles" TEXT[] COLLATE "C" DEFAULT ARRAY[]::TEXT[],
    "stepIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "channelIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "tenantTagIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "processIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "isUnscoped" BOOLEAN NOT NULL DEFAULT true,
    "variableNames" TEXT[] COLLATE "C" DEFAULT ARRAY[]::TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "variable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "variable_template" (
    "id" SERIAL NOT NULL,
    "projectId" INTEGER,
    "libraryVariableSetId" INTEGER,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "label" TEXT,
    "helpText" TEXT,
    "control" "ControlType" NOT NULL DEFAULT 'SINGLE_LINE_TEXT',
    "options" TEXT,
    "scope" "TemplateScope" NOT NULL DEFAULT 'TENANT',
    "isRequired" BOOLEAN NOT NULL DEFAULT true,
    "defaultValue" TEXT,
    "defaultSecretId" INTEGER,

    CONSTRAINT "variable_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template_value" (
    "id" SERIAL NOT NULL,
    "templateId" INTEGER NOT NULL,
    "projectId" INTEGER,
    "tenantId" INTEGER,
    "environmentId" INTEGER,
    "isNull" BOOLEAN NOT NULL DEFAULT false,
    "value" TEXT,
    "secretId" INTEGER,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "template_value_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "runbook" (
    "id" SERIAL NOT NULL,
    "projectId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "tenantedMode" "TenantedMode" NOT NULL DEFAULT 'UNTENANTED',
    "environmentScope" "RunbookEnvironmentScope" NOT NULL DEFAULT 'ALL',
    "environmentIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "publishedSnapshotId" INTEGER,
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "runbook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "runbook_snapshot" (
    "id" SERIAL NOT NULL,
    "runbookId" INTEGER NOT NULL,
    "projectId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "notes" TEXT,
    "createdBy" TEXT COLLATE "C",
    "processSnapshotId" INTEGER,
    "variableSnapshotId" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "runbook_snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "type" "AccountType" NOT NULL,
    "username" TEXT,
    "details" TEXT NOT NULL DEFAULT '{}',
    "secretId" INTEGER,
    "passphraseId" INTEGER,
    "environmentIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "tenantedMode" "TenantedMode" NOT NULL DEFAULT 'UNTENANTED',
    "tenantIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "tenantTagIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "notes" TEXT,
    "certificateData" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectKey" TEXT COLLATE "C" NOT NULL,
    "issuer" TEXT NOT NULL,
    "thumbprint" TEXT COLLATE "C" NOT NULL,
    "serialNumber" TEXT NOT NULL,
    "isSelfSigned" BOOLEAN NOT NULL,
    "notBefore" TIMESTAMPTZ(3) NOT NULL,
    "notAfter" TIMESTAMPTZ(3) NOT NULL,
    "hasPrivateKey" BOOLEAN NOT NULL DEFAULT false,
    "privateKeyId" INTEGER,
    "environmentIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "tenantedMode" "TenantedMode" NOT NULL DEFAULT 'UNTENANTED',
    "tenantIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "tenantTagIds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "replacedById" INTEGER,
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "type" "FeedType" NOT NULL,
    "uri" TEXT,
    "username" TEXT,
    "secretId" INTEGER,
    "details" TEXT NOT NULL DEFAULT '{}',
    "downloadAttempts" INTEGER NOT NULL DEFAULT 5,
    "downloadRetryBackoff" INTEGER NOT NULL DEFAULT 10,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_document" (
    "id" SERIAL NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "local" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "titleKey" TEXT COLLATE "C" NOT NULL,
    "textKey" TEXT COLLATE "C" NOT NULL,
    "score" INTEGER NOT NULL,
    "projectGroupId" INTEGER,
    "projectId" INTEGER,
    "lifecycleId" INTEGER,
    "channelId" INTEGER,
    "environmentId" INTEGER,
    "tenantId" INTEGER,
    "tagSetId" INTEGER,
    "deploymentTargetId" INTEGER,
    "workerId" INTEGER,
    "workerPoolId" INTEGER,
    "machinePolicyId" INTEGER,
    "libraryVariableSetId" INTEGER,
    "variableId" INTEGER,
    "stepTemplateId" INTEGER,
    "runbookId" INTEGER,
    "runbookSnapshotId" INTEGER,
    "releaseId" INTEGER,
    "deploymentFreezeId" INTEGER,
    "accountId" INTEGER,
    "certificateId" INTEGER,
    "feedId" INTEGER,
    "buildInformationId" INTEGER,

    CONSTRAINT "search_document_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "secret_keyId_idx" ON "secret"("keyId");

-- CreateIndex
CREATE INDEX "channel_nameKey_id_idx" ON "channel"("nameKey", "id");

-- CreateIndex
CREATE INDEX "channel_createdAt_id_idx" ON "channel"("createdAt", "id");

-- CreateIndex
CREATE INDEX "channel_lifecycleId_idx" ON "channel"("lifecycleId");

-- CreateIndex
CREATE INDEX "channel_tenantTagIds_idx" ON "channel" USING GIN ("tenantTagIds");

-- CreateIndex
CREATE INDEX "channel_nameKey_trgm" ON "channel" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "channel_projectId_nameKey_key" ON "channel"("projectId", "nameKey");

-- CreateIndex
CREATE UNIQUE INDEX "channel_version_rule_channelId_position_key" ON "channel_version_rule"("channelId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "deployment_process_projectId_key" ON "deployment_process"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "deployment_process_runbookId_key" ON "deployment_process"("runbookId");

-- CreateIndex
CREATE INDEX "process_step_processId_position_idx" ON "process_step"("processId", "position");

-- CreateIndex
CREATE INDEX "process_step_targetRoles_idx" ON "process_step" USING GIN ("targetRoles");

-- CreateIndex
CREATE INDEX "process_step_variableNames_idx" ON "process_step" USING GIN ("variableNames");

-- CreateIndex
CREATE UNIQUE INDEX "process_step_processId_nameKey_key" ON "process_step"("processId", "nameKey");

-- CreateIndex
CREATE INDEX "process_action_stepId_position_idx" ON "process_action"("stepId", "position");

-- CreateIndex
CREATE INDEX "process_action_workerPoolId_idx" ON "process_action"("workerPoolId");

-- CreateIndex
CREATE INDEX "process_action_stepTemplateId_stepTemplateVersion_idx" ON "process_action"("stepTemplateId", "stepTemplateVersion");

-- CreateIndex
CREATE INDEX "process_action_environmentIds_idx" ON "process_action" USING GIN ("environmentIds");

-- CreateIndex
CREATE INDEX "process_action_excludedEnvironmentIds_idx" ON "process_action" USING GIN ("excludedEnvironmentIds");

-- CreateIndex
CREATE INDEX "process_action_channelIds_idx" ON "process_action" USING GIN ("channelIds");

-- CreateIndex
CREATE INDEX "process_action_tenantTagIds_idx" ON "process_action" USING GIN ("tenantTagIds");

-- CreateIndex
CREATE INDEX "process_action_accountIds_idx" ON "process_action" USING GIN ("accountIds");

-- CreateIndex
CREATE INDEX "process_action_certificateIds_idx" ON "process_action" USING GIN ("certificateIds");

-- CreateIndex
CREATE INDEX "process_action_variableNames_idx" ON "process_action" USING GIN ("variableNames");

-- CreateIndex
CREATE INDEX "action_package_packageKey_idx" ON "action_package"("packageKey");

-- CreateIndex
CREATE INDEX "action_package_feedId_idx" ON "action_package"("feedId");

-- CreateIndex
CREATE UNIQUE INDEX "action_package_actionId_name_key" ON "action_package"("actionId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "process_snapshot_hash_key" ON "process_snapshot"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "variable_snapshot_hash_key" ON "variable_snapshot"("hash");

-- CreateIndex
CREATE INDEX "release_package_packageKey_version_idx" ON "release_package"("packageKey", "version");

-- CreateIndex
CREATE INDEX "release_package_feedId_idx" ON "release_package"("feedId");

-- CreateIndex
CREATE INDEX "release_package_buildInformationId_idx" ON "release_package"("buildInformationId");

-- CreateIndex
CREATE UNIQUE INDEX "release_package_releaseId_actionName_name_key" ON "release_package"("releaseId", "actionName", "name");

-- CreateIndex
CREATE INDEX "release_defect_releaseId_reportedAt_id_idx" ON "release_defect"("releaseId", "reportedAt", "id");

-- CreateIndex
CREATE INDEX "build_information_nameKey_id_idx" ON "build_information"("nameKey", "id");

-- CreateIndex
CREATE INDEX "build_information_createdAt_id_idx" ON "build_information"("createdAt", "id");

-- CreateIndex
CREATE INDEX "build_information_packageVersion_id_idx" ON "build_information"("packageVersion", "id");

-- CreateIndex
CREATE INDEX "build_information_vcsCommitNumber_idx" ON "build_information"("vcsCommitNumber");

-- CreateIndex
CREATE INDEX "build_information_branch_createdAt_id_idx" ON "build_information"("branch", "createdAt", "id");

-- CreateIndex
CREATE INDEX "build_information_buildEnvironment_createdAt_id_idx" ON "build_information"("buildEnvironment", "createdAt", "id");

-- CreateIndex
CREATE INDEX "build_information_commitIds_idx" ON "build_information" USING GIN ("commitIds");

-- CreateIndex
CREATE INDEX "build_information_workItemIds_idx" ON "build_information" USING GIN ("workItemIds");

-- CreateIndex
CREATE INDEX "build_information_nameKey_trgm" ON "build_information" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "build_information_packageKey_packageVersion_key" ON "build_information"("packageKey", "packageVersion");

-- CreateIndex
CREATE INDEX "deployment_prompt_secretId_idx" ON "deployment_prompt"("secretId");

-- CreateIndex
CREATE UNIQUE INDEX "deployment_prompt_deploymentId_name_key" ON "deployment_prompt"("deploymentId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "deployment_cell_currentId_key" ON "deployment_cell"("currentId");

-- CreateIndex
CREATE INDEX "deployment_cell_projectKey_id_idx" ON "deployment_cell"("projectKey", "id");

-- CreateIndex
CREATE INDEX "deployment_cell_changedAt_id_idx" ON "deployment_cell"("changedAt", "id");

-- CreateIndex
CREATE INDEX "deployment_cell_state_changedAt_id_idx" ON "deployment_cell"("state", "changedAt", "id");

-- CreateIndex
CREATE INDEX "deployment_cell_environmentId_projectKey_id_idx" ON "deployment_cell"("environmentId", "projectKey", "id");

-- CreateIndex
CREATE INDEX "deployment_cell_tenantId_projectKey_id_idx" ON "deployment_cell"("tenantId", "projectKey", "id");

-- CreateIndex
CREATE INDEX "deployment_cell_previousId_idx" ON "deployment_cell"("previousId");

-- CreateIndex
CREATE INDEX "deployment_cell_projectKey_trgm" ON "deployment_cell" USING GIN ("projectKey" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "deployment_cell_projectId_environmentId_tenantId_key" ON "deployment_cell"("projectId", "environmentId", "tenantId") NULLS NOT DISTINCT;

-- CreateIndex
CREATE UNIQUE INDEX "server_task_deploymentId_key" ON "server_task"("deploymentId");

-- CreateIndex
CREATE INDEX "server_task_queuedAt_id_idx" ON "server_task"("queuedAt", "id");

-- CreateIndex
CREATE INDEX "server_task_completedAt_id_idx" ON "server_task"("completedAt", "id");

-- CreateIndex
CREATE INDEX "server_task_completedAt_desc" ON "server_task"("completedAt" DESC NULLS LAST, "id" DESC);

-- CreateIndex
CREATE INDEX "server_task_state_queuedAt_id_idx" ON "server_task"("state", "queuedAt", "id");

-- CreateIndex
CREATE INDEX "server_task_createdBy_queuedAt_id_idx" ON "server_task"("createdBy", "queuedAt", "id");

-- CreateIndex
CREATE INDEX "server_task_hasWarnings_queuedAt_id_idx" ON "server_task"("hasWarnings", "queuedAt", "id");

-- CreateIndex
CREATE INDEX "server_task_hasPendingInterruptions_queuedAt_id_idx" ON "server_task"("hasPendingInterruptions", "queuedAt", "id");

-- CreateIndex
CREATE INDEX "server_task_startedAt_id_idx" ON "server_task"("startedAt", "id");

-- CreateIndex
CREATE INDEX "server_task_textKey_trgm" ON "server_task" USING GIN ("textKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "server_task_nameKey_queuedAt_id_idx" ON "server_task"("nameKey", "queuedAt", "id");

-- CreateIndex
CREATE INDEX "server_task_projectId_queuedAt_id_idx" ON "server_task"("projectId", "queuedAt", "id");

-- CreateIndex
CREATE INDEX "server_task_environmentId_queuedAt_id_idx" ON "server_task"("environmentId", "queuedAt", "id");

-- CreateIndex
CREATE INDEX "server_task_tenantId_queuedAt_id_idx" ON "server_task"("tenantId", "queuedAt", "id");

-- CreateIndex
CREATE INDEX "interruption_taskId_idx" ON "interruption"("taskId");

-- CreateIndex
CREATE INDEX "interruption_createdAt_id_idx" ON "interruption"("createdAt", "id");

-- CreateIndex
CREATE INDEX "interruption_isPending_createdAt_id_idx" ON "interruption"("isPending", "createdAt", "id");

-- CreateIndex
CREATE INDEX "interruption_responsibleUser_idx" ON "interruption"("responsibleUser");

-- CreateIndex
CREATE INDEX "interruption_responsibleTeamIds_idx" ON "interruption" USING GIN ("responsibleTeamIds");

-- CreateIndex
CREATE INDEX "interruption_type_createdAt_id_idx" ON "interruption"("type", "createdAt", "id");

-- CreateIndex
CREATE INDEX "interruption_result_createdAt_id_idx" ON "interruption"("result", "createdAt", "id");

-- CreateIndex
CREATE INDEX "interruption_nameKey_id_idx" ON "interruption"("nameKey", "id");

-- CreateIndex
CREATE INDEX "interruption_nameKey_trgm" ON "interruption" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "deployment_freeze_nameKey_key" ON "deployment_freeze"("nameKey");

-- CreateIndex
CREATE INDEX "deployment_freeze_nameKey_id_idx" ON "deployment_freeze"("nameKey", "id");

-- CreateIndex
CREATE INDEX "deployment_freeze_startAt_id_idx" ON "deployment_freeze"("startAt", "id");

-- CreateIndex
CREATE INDEX "deployment_freeze_endAt_id_idx" ON "deployment_freeze"("endAt", "id");

-- CreateIndex
CREATE INDEX "deployment_freeze_nameKey_trgm" ON "deployment_freeze" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "deployment_freeze_scope_projectId_idx" ON "deployment_freeze_scope"("projectId");

-- CreateIndex
CREATE INDEX "deployment_freeze_scope_environmentId_idx" ON "deployment_freeze_scope"("environmentId");

-- CreateIndex
CREATE INDEX "deployment_freeze_scope_tenantId_idx" ON "deployment_freeze_scope"("tenantId");

-- CreateIndex
CREATE UNIQUE INDEX "deployment_freeze_scope_freezeId_projectId_environmentId_te_key" ON "deployment_freeze_scope"("freezeId", "projectId", "environmentId", "tenantId") NULLS NOT DISTINCT;

-- CreateIndex
CREATE UNIQUE INDEX "machine_policy_nameKey_key" ON "machine_policy"("nameKey");

-- CreateIndex
CREATE INDEX "machine_policy_nameKey_id_idx" ON "machine_policy"("nameKey", "id");

-- CreateIndex
CREATE INDEX "machine_policy_createdAt_id_idx" ON "machine_policy"("createdAt", "id");

-- CreateIndex
CREATE INDEX "machine_policy_nameKey_trgm" ON "machine_policy" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "deployment_target_nameKey_key" ON "deployment_target"("nameKey");

-- CreateIndex
CREATE INDEX "deployment_target_nameKey_id_idx" ON "deployment_target"("nameKey", "id");

-- CreateIndex
CREATE INDEX "deployment_target_createdAt_id_idx" ON "deployment_target"("createdAt", "id");

-- CreateIndex
CREATE INDEX "deployment_target_health_nameKey_id_idx" ON "deployment_target"("health", "nameKey", "id");

-- CreateIndex
CREATE INDEX "deployment_target_healthCheckedAt_id_idx" ON "deployment_target"("healthCheckedAt", "id");

-- CreateIndex
CREATE INDEX "deployment_target_healthCheckedAt_desc" ON "deployment_target"("healthCheckedAt" DESC NULLS LAST, "id" DESC);

-- CreateIndex
CREATE INDEX "deployment_target_endpointStyle_nameKey_id_idx" ON "deployment_target"("endpointStyle", "nameKey", "id");

-- CreateIndex
CREATE INDEX "deployment_target_machinePolicyId_nameKey_id_idx" ON "deployment_target"("machinePolicyId", "nameKey", "id");

-- CreateIndex
CREATE INDEX "deployment_target_isDisabled_nameKey_id_idx" ON "deployment_target"("isDisabled", "nameKey", "id");

-- CreateIndex
CREATE INDEX "deployment_target_tenantedMode_nameKey_id_idx" ON "deployment_target"("tenantedMode", "nameKey", "id");

-- CreateIndex
CREATE INDEX "deployment_target_accountId_idx" ON "deployment_target"("accountId");

-- CreateIndex
CREATE INDEX "deployment_target_workerPoolId_idx" ON "deployment_target"("workerPoolId");

-- CreateIndex
CREATE INDEX "deployment_target_tenantTagIds_idx" ON "deployment_target" USING GIN ("tenantTagIds");

-- CreateIndex
CREATE INDEX "deployment_target_nameKey_trgm" ON "deployment_target" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "target_role_role_targetId_idx" ON "target_role"("role", "targetId");

-- CreateIndex
CREATE INDEX "target_environment_environmentId_targetId_idx" ON "target_environment"("environmentId", "targetId");

-- CreateIndex
CREATE INDEX "target_tenant_tenantId_targetId_idx" ON "target_tenant"("tenantId", "targetId");

-- CreateIndex
CREATE UNIQUE INDEX "worker_pool_nameKey_key" ON "worker_pool"("nameKey");

-- CreateIndex
CREATE INDEX "worker_pool_nameKey_id_idx" ON "worker_pool"("nameKey", "id");

-- CreateIndex
CREATE INDEX "worker_pool_createdAt_id_idx" ON "worker_pool"("createdAt", "id");

-- CreateIndex
CREATE INDEX "worker_pool_sortOrder_id_idx" ON "worker_pool"("sortOrder", "id");

-- CreateIndex
CREATE INDEX "worker_pool_nameKey_trgm" ON "worker_pool" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "worker_nameKey_key" ON "worker"("nameKey");

-- CreateIndex
CREATE INDEX "worker_nameKey_id_idx" ON "worker"("nameKey", "id");

-- CreateIndex
CREATE INDEX "worker_createdAt_id_idx" ON "worker"("createdAt", "id");

-- CreateIndex
CREATE INDEX "worker_health_nameKey_id_idx" ON "worker"("health", "nameKey", "id");

-- CreateIndex
CREATE INDEX "worker_healthCheckedAt_id_idx" ON "worker"("healthCheckedAt", "id");

-- CreateIndex
CREATE INDEX "worker_endpointStyle_nameKey_id_idx" ON "worker"("endpointStyle", "nameKey", "id");

-- CreateIndex
CREATE INDEX "worker_isDisabled_nameKey_id_idx" ON "worker"("isDisabled", "nameKey", "id");

-- CreateIndex
CREATE INDEX "worker_machinePolicyId_idx" ON "worker"("machinePolicyId");

-- CreateIndex
CREATE INDEX "worker_nameKey_trgm" ON "worker" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "worker_pool_worker_workerId_idx" ON "worker_pool_worker"("workerId");

-- CreateIndex
CREATE UNIQUE INDEX "tag_set_nameKey_key" ON "tag_set"("nameKey");

-- CreateIndex
CREATE INDEX "tag_set_nameKey_id_idx" ON "tag_set"("nameKey", "id");

-- CreateIndex
CREATE INDEX "tag_set_createdAt_id_idx" ON "tag_set"("createdAt", "id");

-- CreateIndex
CREATE INDEX "tag_set_sortOrder_id_idx" ON "tag_set"("sortOrder", "id");

-- CreateIndex
CREATE INDEX "tag_set_nameKey_trgm" ON "tag_set" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "tag_tagSetId_position_idx" ON "tag"("tagSetId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "tag_tagSetId_nameKey_key" ON "tag"("tagSetId", "nameKey");

-- CreateIndex
CREATE INDEX "tenant_tag_tagId_tenantId_idx" ON "tenant_tag"("tagId", "tenantId");

-- CreateIndex
CREATE UNIQUE INDEX "library_variable_set_nameKey_key" ON "library_variable_set"("nameKey");

-- CreateIndex
CREATE INDEX "library_variable_set_nameKey_id_idx" ON "library_variable_set"("nameKey", "id");

-- CreateIndex
CREATE INDEX "library_variable_set_createdAt_id_idx" ON "library_variable_set"("createdAt", "id");

-- CreateIndex
CREATE INDEX "library_variable_set_nameKey_trgm" ON "library_variable_set" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "project_library_variable_set_libraryVariableSetId_idx" ON "project_library_variable_set"("libraryVariableSetId");

-- CreateIndex
CREATE INDEX "variable_nameKey_id_idx" ON "variable"("nameKey", "id");

-- CreateIndex
CREATE INDEX "variable_createdAt_id_idx" ON "variable"("createdAt", "id");

-- CreateIndex
CREATE INDEX "variable_updatedAt_id_idx" ON "variable"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "variable_projectId_nameKey_id_idx" ON "variable"("projectId", "nameKey", "id");

-- CreateIndex
CREATE INDEX "variable_libraryVariableSetId_nameKey_id_idx" ON "variable"("libraryVariableSetId", "nameKey", "id");

-- CreateIndex
CREATE INDEX "variable_type_nameKey_id_idx" ON "variable"("type", "nameKey", "id");

-- CreateIndex
CREATE INDEX "variable_isPrompted_nameKey_id_idx" ON "variable"("isPrompted", "nameKey", "id");

-- CreateIndex
CREATE INDEX "audit_event_kind_at_id_idx" ON "audit_event"("kind", "at", "id");

-- CreateIndex
CREATE INDEX "audit_event_text_trgm" ON "audit_event" USING GIN ("actor" gin_trgm_ops, "action" gin_trgm_ops, "subject" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "variable_accountId_idx" ON "variable"("accountId");

-- CreateIndex
CREATE INDEX "variable_certificateId_idx" ON "variable"("certificateId");

-- CreateIndex
CREATE INDEX "variable_workerPoolId_idx" ON "variable"("workerPoolId");

-- CreateIndex
CREATE INDEX "variable_environmentIds_idx" ON "variable" USING GIN ("environmentIds");

-- CreateIndex
CREATE INDEX "variable_targetIds_idx" ON "variable" USING GIN ("targetIds");

-- CreateIndex
CREATE INDEX "variable_roles_idx" ON "variable" USING GIN ("roles");

-- CreateIndex
CREATE INDEX "variable_stepIds_idx" ON "variable" USING GIN ("stepIds");

-- CreateIndex
CREATE INDEX "variable_channelIds_idx" ON "variable" USING GIN ("channelIds");

-- CreateIndex
CREATE INDEX "variable_tenantTagIds_idx" ON "variable" USING GIN ("tenantTagIds");

-- CreateIndex
CREATE INDEX "variable_processIds_idx" ON "variable" USING GIN ("processIds");

-- CreateIndex
CREATE INDEX "variable_variableNames_idx" ON "variable" USING GIN ("variableNames");

-- CreateIndex
CREATE INDEX "variable_nameKey_trgm" ON "variable" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "variable_secretId_idx" ON "variable"("secretId");

-- CreateIndex
CREATE INDEX "variable_template_defaultSecretId_idx" ON "variable_template"("defaultSecretId");

-- CreateIndex
CREATE UNIQUE INDEX "variable_template_projectId_nameKey_key" ON "variable_template"("projectId", "nameKey");

-- CreateIndex
CREATE UNIQUE INDEX "variable_template_libraryVariableSetId_nameKey_key" ON "variable_template"("libraryVariableSetId", "nameKey");

-- CreateIndex
CREATE INDEX "template_value_tenantId_idx" ON "template_value"("tenantId");

-- CreateIndex
CREATE INDEX "template_value_environmentId_idx" ON "template_value"("environmentId");

-- CreateIndex
CREATE INDEX "template_value_secretId_idx" ON "template_value"("secretId");

-- CreateIndex
CREATE UNIQUE INDEX "template_value_templateId_projectId_tenantId_environmentId_key" ON "template_value"("templateId", "projectId", "tenantId", "environmentId") NULLS NOT DISTINCT;

-- CreateIndex
CREATE UNIQUE INDEX "runbook_publishedSnapshotId_key" ON "runbook"("publishedSnapshotId");

-- CreateIndex
CREATE INDEX "runbook_nameKey_id_idx" ON "runbook"("nameKey", "id");

-- CreateIndex
CREATE INDEX "runbook_createdAt_id_idx" ON "runbook"("createdAt", "id");

-- CreateIndex
CREATE INDEX "runbook_projectId_createdAt_id_idx" ON "runbook"("projectId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "runbook_tenantedMode_nameKey_id_idx" ON "runbook"("tenantedMode", "nameKey", "id");

-- CreateIndex
CREATE INDEX "runbook_environmentScope_nameKey_id_idx" ON "runbook"("environmentScope", "nameKey", "id");

-- CreateIndex
CREATE INDEX "runbook_archivedAt_id_idx" ON "runbook"("archivedAt", "id");

-- CreateIndex
CREATE INDEX "runbook_environmentIds_idx" ON "runbook" USING GIN ("environmentIds");

-- CreateIndex
CREATE INDEX "runbook_nameKey_trgm" ON "runbook" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "runbook_projectId_nameKey_key" ON "runbook"("projectId", "nameKey");

-- CreateIndex
CREATE INDEX "runbook_snapshot_nameKey_id_idx" ON "runbook_snapshot"("nameKey", "id");

-- CreateIndex
CREATE INDEX "runbook_snapshot_createdAt_id_idx" ON "runbook_snapshot"("createdAt", "id");

-- CreateIndex
CREATE INDEX "runbook_snapshot_projectId_idx" ON "runbook_snapshot"("projectId");

-- CreateIndex
CREATE INDEX "runbook_snapshot_processSnapshotId_idx" ON "runbook_snapshot"("processSnapshotId");

-- CreateIndex
CREATE INDEX "runbook_snapshot_variableSnapshotId_idx" ON "runbook_snapshot"("variableSnapshotId");

-- CreateIndex
CREATE INDEX "runbook_snapshot_runbookId_createdAt_id_idx" ON "runbook_snapshot"("runbookId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "runbook_snapshot_createdBy_createdAt_id_idx" ON "runbook_snapshot"("createdBy", "createdAt", "id");

-- CreateIndex
CREATE INDEX "runbook_snapshot_nameKey_trgm" ON "runbook_snapshot" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "runbook_snapshot_runbookId_nameKey_key" ON "runbook_snapshot"("runbookId", "nameKey");

-- CreateIndex
CREATE UNIQUE INDEX "account_nameKey_key" ON "account"("nameKey");

-- CreateIndex
CREATE INDEX "account_nameKey_id_idx" ON "account"("nameKey", "id");

-- CreateIndex
CREATE INDEX "account_createdAt_id_idx" ON "account"("createdAt", "id");

-- CreateIndex
CREATE INDEX "account_type_nameKey_id_idx" ON "account"("type", "nameKey", "id");

-- CreateIndex
CREATE INDEX "account_environmentIds_idx" ON "account" USING GIN ("environmentIds");

-- CreateIndex
CREATE INDEX "account_tenantIds_idx" ON "account" USING GIN ("tenantIds");

-- CreateIndex
CREATE INDEX "account_tenantTagIds_idx" ON "account" USING GIN ("tenantTagIds");

-- CreateIndex
CREATE INDEX "account_nameKey_trgm" ON "account" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "account_secretId_idx" ON "account"("secretId");

-- CreateIndex
CREATE INDEX "account_passphraseId_idx" ON "account"("passphraseId");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_nameKey_key" ON "certificate"("nameKey");

-- CreateIndex
CREATE INDEX "certificate_nameKey_id_idx" ON "certificate"("nameKey", "id");

-- CreateIndex
CREATE INDEX "certificate_createdAt_id_idx" ON "certificate"("createdAt", "id");

-- CreateIndex
CREATE INDEX "certificate_notAfter_id_idx" ON "certificate"("notAfter", "id");

-- CreateIndex
CREATE INDEX "certificate_hasPrivateKey_nameKey_id_idx" ON "certificate"("hasPrivateKey", "nameKey", "id");

-- CreateIndex
CREATE INDEX "certificate_tenantedMode_nameKey_id_idx" ON "certificate"("tenantedMode", "nameKey", "id");

-- CreateIndex
CREATE INDEX "certificate_archivedAt_id_idx" ON "certificate"("archivedAt", "id");

-- CreateIndex
CREATE INDEX "certificate_thumbprint_idx" ON "certificate"("thumbprint");

-- CreateIndex
CREATE INDEX "certificate_replacedById_idx" ON "certificate"("replacedById");

-- CreateIndex
CREATE INDEX "certificate_environmentIds_idx" ON "certificate" USING GIN ("environmentIds");

-- CreateIndex
CREATE INDEX "certificate_tenantIds_idx" ON "certificate" USING GIN ("tenantIds");

-- CreateIndex
CREATE INDEX "certificate_tenantTagIds_idx" ON "certificate" USING GIN ("tenantTagIds");

-- CreateIndex
CREATE INDEX "certificate_nameKey_trgm" ON "certificate" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "certificate_privateKeyId_idx" ON "certificate"("privateKeyId");

-- CreateIndex
CREATE UNIQUE INDEX "feed_nameKey_key" ON "feed"("nameKey");

-- CreateIndex
CREATE INDEX "feed_nameKey_id_idx" ON "feed"("nameKey", "id");

-- CreateIndex
CREATE INDEX "feed_createdAt_id_idx" ON "feed"("createdAt", "id");

-- CreateIndex
CREATE INDEX "feed_type_nameKey_id_idx" ON "feed"("type", "nameKey", "id");

-- CreateIndex
CREATE INDEX "feed_nameKey_trgm" ON "feed" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "feed_secretId_idx" ON "feed"("secretId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_projectGroupId_key" ON "search_document"("projectGroupId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_projectId_key" ON "search_document"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_lifecycleId_key" ON "search_document"("lifecycleId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_channelId_key" ON "search_document"("channelId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_environmentId_key" ON "search_document"("environmentId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_tenantId_key" ON "search_document"("tenantId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_tagSetId_key" ON "search_document"("tagSetId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_deploymentTargetId_key" ON "search_document"("deploymentTargetId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_workerId_key" ON "search_document"("workerId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_workerPoolId_key" ON "search_document"("workerPoolId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_machinePolicyId_key" ON "search_document"("machinePolicyId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_libraryVariableSetId_key" ON "search_document"("libraryVariableSetId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_variableId_key" ON "search_document"("variableId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_stepTemplateId_key" ON "search_document"("stepTemplateId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_runbookId_key" ON "search_document"("runbookId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_runbookSnapshotId_key" ON "search_document"("runbookSnapshotId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_releaseId_key" ON "search_document"("releaseId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_deploymentFreezeId_key" ON "search_document"("deploymentFreezeId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_accountId_key" ON "search_document"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_certificateId_key" ON "search_document"("certificateId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_feedId_key" ON "search_document"("feedId");

-- CreateIndex
CREATE UNIQUE INDEX "search_document_buildInformationId_key" ON "search_document"("buildInformationId");

-- CreateIndex
CREATE INDEX "search_document_score_id_idx" ON "search_document"("score", "id");

-- CreateIndex
CREATE INDEX "search_document_kind_score_id_idx" ON "search_document"("kind", "score", "id");

-- CreateIndex
CREATE INDEX "search_document_titleKey_score_id_idx" ON "search_document"("titleKey", "score", "id");

-- CreateIndex
CREATE INDEX "search_document_titleKey_trgm" ON "search_document" USING GIN ("titleKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "search_document_textKey_trgm" ON "search_document" USING GIN ("textKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "deployment_createdBy_queuedAt_id_idx" ON "deployment"("createdBy", "queuedAt", "id");

-- CreateIndex
CREATE INDEX "deployment_startedAt_id_idx" ON "deployment"("startedAt", "id");

-- CreateIndex
CREATE INDEX "deployment_projectId_environmentId_tenantId_queuedAt_id_idx" ON "deployment"("projectId", "environmentId", "tenantId", "queuedAt", "id");

-- CreateIndex
CREATE INDEX "environment_sortOrder_id_idx" ON "environment"("sortOrder", "id");

-- CreateIndex
CREATE INDEX "environment_createdAt_id_idx" ON "environment"("createdAt", "id");

-- CreateIndex
CREATE INDEX "environment_useGuidedFailure_nameKey_id_idx" ON "environment"("useGuidedFailure", "nameKey", "id");

-- CreateIndex
CREATE INDEX "environment_remoteOf_idx" ON "environment"("remoteOf");

-- CreateIndex
CREATE INDEX "environment_nameKey_trgm" ON "environment" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "lifecycle_createdAt_id_idx" ON "lifecycle"("createdAt", "id");

-- CreateIndex
CREATE INDEX "lifecycle_nameKey_trgm" ON "lifecycle" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "project_tenantedMode_nameKey_id_idx" ON "project"("tenantedMode", "nameKey", "id");

-- CreateIndex
CREATE INDEX "project_isDisabled_nameKey_id_idx" ON "project"("isDisabled", "nameKey", "id");

-- CreateIndex
CREATE INDEX "project_archivedAt_id_idx" ON "project"("archivedAt", "id");

-- CreateIndex
CREATE INDEX "project_slug_trgm" ON "project" USING GIN ("slug" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "project_group_createdAt_id_idx" ON "project_group"("createdAt", "id");

-- CreateIndex
CREATE INDEX "project_group_nameKey_trgm" ON "project_group" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "project_tenant_environmentIds_idx" ON "project_tenant" USING GIN ("environmentIds");

-- CreateIndex
CREATE INDEX "release_versionKey_id_idx" ON "release"("versionKey", "id");

-- CreateIndex
CREATE INDEX "release_projectId_versionKey_id_idx" ON "release"("projectId", "versionKey", "id");

-- CreateIndex
CREATE INDEX "release_channelId_createdAt_id_idx" ON "release"("channelId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "release_openDefects_createdAt_id_idx" ON "release"("openDefects", "createdAt", "id");

-- CreateIndex
CREATE INDEX "release_createdBy_createdAt_id_idx" ON "release"("createdBy", "createdAt", "id");

-- CreateIndex
CREATE INDEX "release_processSnapshotId_idx" ON "release"("processSnapshotId");

-- CreateIndex
CREATE INDEX "release_variableSnapshotId_idx" ON "release"("variableSnapshotId");

-- CreateIndex
CREATE INDEX "release_nameKey_trgm" ON "release" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "step_template_updatedAt_id_idx" ON "step_template"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "step_template_category_nameKey_id_idx" ON "step_template"("category", "nameKey", "id");

-- CreateIndex
CREATE INDEX "step_template_actionType_nameKey_id_idx" ON "step_template"("actionType", "nameKey", "id");

-- CreateIndex
CREATE INDEX "step_template_nameKey_trgm" ON "step_template" USING GIN ("nameKey" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "tenant_createdAt_id_idx" ON "tenant"("createdAt", "id");

-- CreateIndex
CREATE INDEX "tenant_isDisabled_nameKey_id_idx" ON "tenant"("isDisabled", "nameKey", "id");

-- CreateIndex
CREATE INDEX "tenant_archivedAt_id_idx" ON "tenant"("archivedAt", "id");

-- CreateIndex
CREATE INDEX "tenant_remoteOf_idx" ON "tenant"("remoteOf");

-- CreateIndex
CREATE INDEX "tenant_nameKey_trgm" ON "tenant" USING GIN ("nameKey" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_processSnapshotId_fkey" FOREIGN KEY ("processSnapshotId") REFERENCES "process_snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_variableSnapshotId_fkey" FOREIGN KEY ("variableSnapshotId") REFERENCES "variable_snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_lifecycleId_fkey" FOREIGN KEY ("lifecycleId") REFERENCES "lifecycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_version_rule" ADD CONSTRAINT "channel_version_rule_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_process" ADD CONSTRAINT "deployment_process_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_process" ADD CONSTRAINT "deployment_process_runbookId_fkey" FOREIGN KEY ("runbookId") REFERENCES "runbook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "process_step" ADD CONSTRAINT "process_step_processId_fkey" FOREIGN KEY ("processId") REFERENCES "deployment_process"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "process_action" ADD CONSTRAINT "process_action_stepId_fkey" FOREIGN KEY ("stepId") REFERENCES "process_step"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "process_action" ADD CONSTRAINT "process_action_workerPoolId_fkey" FOREIGN KEY ("workerPoolId") REFERENCES "worker_pool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "process_action" ADD CONSTRAINT "process_action_stepTemplateId_fkey" FOREIGN KEY ("stepTemplateId") REFERENCES "step_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_package" ADD CONSTRAINT "action_package_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "process_action"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_package" ADD CONSTRAINT "action_package_feedId_fkey" FOREIGN KEY ("feedId") REFERENCES "feed"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_package" ADD CONSTRAINT "release_package_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_package" ADD CONSTRAINT "release_package_feedId_fkey" FOREIGN KEY ("feedId") REFERENCES "feed"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_package" ADD CONSTRAINT "release_package_buildInformationId_fkey" FOREIGN KEY ("buildInformationId") REFERENCES "build_information"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_defect" ADD CONSTRAINT "release_defect_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_prompt" ADD CONSTRAINT "deployment_prompt_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_prompt" ADD CONSTRAINT "deployment_prompt_secretId_fkey" FOREIGN KEY ("secretId") REFERENCES "secret"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_cell" ADD CONSTRAINT "deployment_cell_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_cell" ADD CONSTRAINT "deployment_cell_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_cell" ADD CONSTRAINT "deployment_cell_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_cell" ADD CONSTRAINT "deployment_cell_currentId_fkey" FOREIGN KEY ("currentId") REFERENCES "deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_cell" ADD CONSTRAINT "deployment_cell_previousId_fkey" FOREIGN KEY ("previousId") REFERENCES "deployment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "server_task" ADD CONSTRAINT "server_task_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "server_task" ADD CONSTRAINT "server_task_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "server_task" ADD CONSTRAINT "server_task_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "tenant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "server_task" ADD CONSTRAINT "server_task_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_log_line" ADD CONSTRAINT "task_log_line_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "server_task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interruption" ADD CONSTRAINT "interruption_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "server_task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_freeze_scope" ADD CONSTRAINT "deployment_freeze_scope_freezeId_fkey" FOREIGN KEY ("freezeId") REFERENCES "deployment_freeze"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_freeze_scope" ADD CONSTRAINT "deployment_freeze_scope_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_freeze_scope" ADD CONSTRAINT "deployment_freeze_scope_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_freeze_scope" ADD CONSTRAINT "deployment_freeze_scope_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_target" ADD CONSTRAINT "deployment_target_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_target" ADD CONSTRAINT "deployment_target_workerPoolId_fkey" FOREIGN KEY ("workerPoolId") REFERENCES "worker_pool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment_target" ADD CONSTRAINT "deployment_target_machinePolicyId_fkey" FOREIGN KEY ("machinePolicyId") REFERENCES "machine_policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_role" ADD CONSTRAINT "target_role_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "deployment_target"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_environment" ADD CONSTRAINT "target_environment_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "deployment_target"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_environment" ADD CONSTRAINT "target_environment_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "environment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_tenant" ADD CONSTRAINT "target_tenant_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "deployment_target"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_tenant" ADD CONSTRAINT "target_tenant_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "tenant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "worker" ADD CONSTRAINT "worker_machinePolicyId_fkey" FOREIGN KEY ("machinePolicyId") REFERENCES "machine_policy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "worker_pool_worker" ADD CONSTRAINT "worker_pool_worker_workerPoolId_fkey" FOREIGN KEY ("workerPoolId") REFERENCES "worker_pool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "worker_pool_worker" ADD CONSTRAINT "worker_pool_worker_workerId_fkey" FOREIGN KEY ("workerId") REFERENCES "worker"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_tagSetId_fkey" FOREIGN KEY ("tagSetId") REFERENCES "tag_set"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant_tag" ADD CONSTRAINT "tenant_tag_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tenant_tag" ADD CONSTRAINT "tenant_tag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_library_variable_set" ADD CONSTRAINT "project_library_variable_set_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_library_variable_set" ADD CONSTRAINT "project_library_variable_set_libraryVariableSetId_fkey" FOREIGN KEY ("libraryVariableSetId") REFERENCES "library_variable_set"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variable" ADD CONSTRAINT "variable_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variable" ADD CONSTRAINT "variable_libraryVariableSetId_fkey" FOREIGN KEY ("libraryVariableSetId") REFERENCES "library_variable_set"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variable" ADD CONSTRAINT "variable_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variable" ADD CONSTRAINT "variable_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variable" ADD CONSTRAINT "variable_workerPoolId_fkey" FOREIGN KEY ("workerPoolId") REFERENCES "worker_pool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variable" ADD CONSTRAINT "variable_secretId_fkey" FOREIGN KEY ("secretId") REFERENCES "secret"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variable_template" ADD CONSTRAINT "variable_template_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variable_template" ADD CONSTRAINT "variable_template_libraryVariableSetId_fkey" FOREIGN KEY ("libraryVariableSetId") REFERENCES "library_variable_set"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variable_template" ADD CONSTRAINT "variable_template_defaultSecretId_fkey" FOREIGN KEY ("defaultSecretId") REFERENCES "secret"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_value" ADD CONSTRAINT "template_value_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "variable_template"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_value" ADD CONSTRAINT "template_value_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_value" ADD CONSTRAINT "template_value_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_value" ADD CONSTRAINT "template_value_secretId_fkey" FOREIGN KEY ("secretId") REFERENCES "secret"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runbook" ADD CONSTRAINT "runbook_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runbook" ADD CONSTRAINT "runbook_publishedSnapshotId_fkey" FOREIGN KEY ("publishedSnapshotId") REFERENCES "runbook_snapshot"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runbook_snapshot" ADD CONSTRAINT "runbook_snapshot_runbookId_fkey" FOREIGN KEY ("runbookId") REFERENCES "runbook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runbook_snapshot" ADD CONSTRAINT "runbook_snapshot_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runbook_snapshot" ADD CONSTRAINT "runbook_snapshot_processSnapshotId_fkey" FOREIGN KEY ("processSnapshotId") REFERENCES "process_snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runbook_snapshot" ADD CONSTRAINT "runbook_snapshot_variableSnapshotId_fkey" FOREIGN KEY ("variableSnapshotId") REFERENCES "variable_snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_passphraseId_fkey" FOREIGN KEY ("passphraseId") REFERENCES "secret"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_secretId_fkey" FOREIGN KEY ("secretId") REFERENCES "secret"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_replacedById_fkey" FOREIGN KEY ("replacedById") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_privateKeyId_fkey" FOREIGN KEY ("privateKeyId") REFERENCES "secret"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed" ADD CONSTRAINT "feed_secretId_fkey" FOREIGN KEY ("secretId") REFERENCES "secret"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_projectGroupId_fkey" FOREIGN KEY ("projectGroupId") REFERENCES "project_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_lifecycleId_fkey" FOREIGN KEY ("lifecycleId") REFERENCES "lifecycle"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_tenantId_fkey" FOREIGN KEY ("tenantId") REFERENCES "tenant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_tagSetId_fkey" FOREIGN KEY ("tagSetId") REFERENCES "tag_set"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_deploymentTargetId_fkey" FOREIGN KEY ("deploymentTargetId") REFERENCES "deployment_target"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_workerId_fkey" FOREIGN KEY ("workerId") REFERENCES "worker"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_workerPoolId_fkey" FOREIGN KEY ("workerPoolId") REFERENCES "worker_pool"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_machinePolicyId_fkey" FOREIGN KEY ("machinePolicyId") REFERENCES "machine_policy"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_libraryVariableSetId_fkey" FOREIGN KEY ("libraryVariableSetId") REFERENCES "library_variable_set"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_variableId_fkey" FOREIGN KEY ("variableId") REFERENCES "variable"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_stepTemplateId_fkey" FOREIGN KEY ("stepTemplateId") REFERENCES "step_template"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_runbookId_fkey" FOREIGN KEY ("runbookId") REFERENCES "runbook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_runbookSnapshotId_fkey" FOREIGN KEY ("runbookSnapshotId") REFERENCES "runbook_snapshot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "release"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_deploymentFreezeId_fkey" FOREIGN KEY ("deploymentFreezeId") REFERENCES "deployment_freeze"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_feedId_fkey" FOREIGN KEY ("feedId") REFERENCES "feed"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_buildInformationId_fkey" FOREIGN KEY ("buildInformationId") REFERENCES "build_information"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Order keys are at most 256 bytes, so that every cursor is short.
ALTER TABLE "channel" ADD CONSTRAINT "channel_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "runbook" ADD CONSTRAINT "runbook_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "runbook_snapshot" ADD CONSTRAINT "runbook_snapshot_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "deployment_freeze" ADD CONSTRAINT "deployment_freeze_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "machine_policy" ADD CONSTRAINT "machine_policy_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "deployment_target" ADD CONSTRAINT "deployment_target_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "worker_pool" ADD CONSTRAINT "worker_pool_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "worker" ADD CONSTRAINT "worker_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "tag_set" ADD CONSTRAINT "tag_set_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "tag" ADD CONSTRAINT "tag_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "library_variable_set" ADD CONSTRAINT "library_variable_set_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "variable" ADD CONSTRAINT "variable_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "variable_template" ADD CONSTRAINT "variable_template_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "account" ADD CONSTRAINT "account_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "feed" ADD CONSTRAINT "feed_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "build_information" ADD CONSTRAINT "build_information_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "process_step" ADD CONSTRAINT "process_step_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "process_action" ADD CONSTRAINT "process_action_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "server_task" ADD CONSTRAINT "server_task_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "interruption" ADD CONSTRAINT "interruption_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "deployment_cell" ADD CONSTRAINT "deployment_cell_projectKey_length" CHECK (octet_length("projectKey") <= 256);
ALTER TABLE "release" ADD CONSTRAINT "release_versionKey_length" CHECK (octet_length("versionKey") <= 256);
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_titleKey_length" CHECK (octet_length("titleKey") <= 256);

-- Invariants that Prisma's schema cannot say.
ALTER TABLE "lifecycle" ADD CONSTRAINT "lifecycle_retention" CHECK (
    ("releaseRetentionUnit" = 'FOREVER') = ("releaseRetentionQuantity" IS NULL) AND ("targetRetentionUnit" = 'FOREVER') = ("targetRetentionQuantity" IS NULL)
    AND COALESCE("releaseRetentionQuantity", 1) >= 0 AND COALESCE("targetRetentionQuantity", 1) >= 0);
ALTER TABLE "phase" ADD CONSTRAINT "phase_minimum_not_negative" CHECK ("minimumEnvironmentsBeforePromotion" >= 0);
ALTER TABLE "release" ADD CONSTRAINT "release_open_defects_not_negative" CHECK ("openDefects" >= 0);
ALTER TABLE "deployment_process" ADD CONSTRAINT "deployment_process_has_one_owner" CHECK (num_nonnulls("projectId", "runbookId") = 1);
ALTER TABLE "variable" ADD CONSTRAINT "variable_has_one_owner" CHECK (num_nonnulls("projectId", "libraryVariableSetId") = 1);
ALTER TABLE "variable" ADD CONSTRAINT "variable_unscoped" CHECK ("isUnscoped" = (cardinality("environmentIds") = 0));
ALTER TABLE "variable" ADD CONSTRAINT "variable_one_value" CHECK (
    num_nonnulls("value", "secretId", "accountId", "certificateId", "workerPoolId") <= 1 AND ("secretId" IS NULL OR "type" = 'SENSITIVE') AND ("value" IS NULL OR "type" <> 'SENSITIVE'));
ALTER TABLE "variable_template" ADD CONSTRAINT "variable_template_has_one_owner" CHECK (num_nonnulls("projectId", "libraryVariableSetId") = 1);
ALTER TABLE "template_value" ADD CONSTRAINT "template_value_one_value" CHECK (num_nonnulls("value", "secretId") <= 1 AND (NOT "isNull" OR num_nonnulls("value", "secretId") = 0));
ALTER TABLE "deployment_prompt" ADD CONSTRAINT "deployment_prompt_one_value" CHECK (num_nonnulls("value", "secretId") = 1);
ALTER TABLE "deployment_freeze" ADD CONSTRAINT "deployment_freeze_ends_later" CHECK ("endAt" > "startAt");
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_not_its_own_replacement" CHECK ("replacedById" <> "id");
ALTER TABLE "server_task" ADD CONSTRAINT "server_task_completed_when_finished" CHECK (("completedAt" IS NULL) = ("state" IN ('QUEUED', 'EXECUTING', 'CANCELLING')));
ALTER TABLE "server_task" ADD CONSTRAINT "server_task_progress_percent" CHECK ("progress" BETWEEN 0 AND 100);
ALTER TABLE "interruption" ADD CONSTRAINT "interruption_pending_until_resolved" CHECK ("isPending" = ("resolvedAt" IS NULL));
CREATE UNIQUE INDEX "channel_one_default" ON "channel"("projectId") WHERE "isDefault";
CREATE UNIQUE INDEX "machine_policy_one_default" ON "machine_policy"("isDefault") WHERE "isDefault";
CREATE UNIQUE INDEX "worker_pool_one_default" ON "worker_pool"("isDefault") WHERE "isDefault";

-- A freeze that holds for nothing but what is deleted goes with it: without scopes it would hold for the whole Space. The argument of the
-- trigger: the column by which scopes name the row.
CREATE FUNCTION "delete_freezes_of"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'DELETE FROM "deployment_freeze" f WHERE EXISTS (SELECT 1 FROM "deployment_freeze_scope" s WHERE s."freezeId" = f."id" AND s.%1$I = $1)
            AND NOT EXISTS (SELECT 1 FROM "deployment_freeze_scope" s WHERE s."freezeId" = f."id" AND s.%1$I IS DISTINCT FROM $1)', TG_ARGV[0])
        USING OLD."id";
    RETURN OLD;
END
$$;
CREATE TRIGGER "project_deletes_freezes" BEFORE DELETE ON "project" FOR EACH ROW EXECUTE FUNCTION "delete_freezes_of"('projectId');
CREATE TRIGGER "environment_deletes_freezes" BEFORE DELETE ON "environment" FOR EACH ROW EXECUTE FUNCTION "delete_freezes_of"('environmentId');
CREATE TRIGGER "tenant_deletes_freezes" BEFORE DELETE ON "tenant" FOR EACH ROW EXECUTE FUNCTION "delete_freezes_of"('tenantId');

-- What a task said is said. Only with the whole task do its lines go.
CREATE FUNCTION "refuse_task_log_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'task_log_line is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "task_log_line_append_only" BEFORE UPDATE ON "task_log_line" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_task_log_change"();

-- A task is found by its description, in the form in which names are found.
CREATE FUNCTION "write_task_text"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."textKey" := left(btrim(regexp_replace(lower(normalize(left(NEW."description", 4000), NFKC)), '\s+', ' ', 'g')), 2000);
    RETURN NEW;
END
$$;
CREATE TRIGGER "server_task_text" BEFORE INSERT OR UPDATE OF "description" ON "server_task" FOR EACH ROW EXECUTE FUNCTION "write_task_text"();

-- What is where. Whoever makes, changes or removes deployments has their cell made anew, from them alone. Its project is held meanwhile, so that
-- of two at once the second sees what the first did; deployments and tasks are locked before their project, never after it.
CREATE FUNCTION "refresh_deployment_cell"(p int, e int, t int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    latest "deployment"%ROWTYPE;
    before int;
    key text;
BEGIN
    SELECT "nameKey" INTO key FROM "project" WHERE "id" = p FOR NO KEY UPDATE;
    IF t IS NULL THEN
        -- By the tenant, too: PostgreSQL does not see by itself that a null is always the same place in the index.
        SELECT * INTO latest FROM "deployment" WHERE "projectId" = p AND "environmentId" = e AND "tenantId" IS NULL ORDER BY "tenantId" DESC, "queuedAt" DESC, "id" DESC LIMIT 1;
    ELSE
        SELECT * INTO latest FROM "deployment" WHERE "projectId" = p AND "environmentId" = e AND "tenantId" = t ORDER BY "queuedAt" DESC, "id" DESC LIMIT 1;
    END IF;
    IF latest."id" IS NULL THEN
        DELETE FROM "deployment_cell" WHERE "projectId" = p AND "environmentId" = e AND "tenantId" IS NOT DISTINCT FROM t;
        RETURN;
    END IF;
    IF t IS NULL THEN
        SELECT "id" INTO before FROM "deployment" WHERE "projectId" = p AND "environmentId" = e AND "tenantId" IS NULL
            AND "state" = 'SUCCESS' AND ("queuedAt", "id") < (latest."queuedAt", latest."id") ORDER BY "tenantId" DESC, "queuedAt" DESC, "id" DESC LIMIT 1;
    ELSE
        SELECT "id" INTO before FROM "deployment" WHERE "projectId" = p AND "environmentId" = e AND "tenantId" = t
            AND "state" = 'SUCCESS' AND ("queuedAt", "id") < (latest."queuedAt", latest."id") ORDER BY "queuedAt" DESC, "id" DESC LIMIT 1;
    END IF;
    INSERT INTO "deployment_cell" AS c ("projectId", "environmentId", "tenantId", "currentId", "previousId", "projectKey", "state", "changedAt")
        VALUES (p, e, t, latest."id", before, key, latest."state", latest."queuedAt")
        ON CONFLICT ("projectId", "environmentId", "tenantId") DO UPDATE
        SET "currentId" = EXCLUDED."currentId", "previousId" = EXCLUDED."previousId", "state" = EXCLUDED."state", "changedAt" = EXCLUDED."changedAt";
END
$$;

-- The same for all deployments at once, for whoever loads many. The last of each cell, and the last success that is not that one: both read the
-- index from its end. Whoever changes deployments ends before, or waits.
CREATE FUNCTION "rebuild_deployment_cells"() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE "deployment" IN EXCLUSIVE MODE;
    DELETE FROM "deployment_cell";
    INSERT INTO "deployment_cell" ("projectId", "environmentId", "tenantId", "currentId", "previousId", "projectKey", "state", "changedAt")
        WITH "latest" AS MATERIALIZED (
            SELECT DISTINCT ON ("projectId", "environmentId", "tenantId") "projectId", "environmentId", "tenantId", "id", "state", "queuedAt"
            FROM "deployment" ORDER BY "projectId" DESC, "environmentId" DESC, "tenantId" DESC, "queuedAt" DESC, "id" DESC
        ), "before" AS (
            SELECT DISTINCT ON ("projectId", "environmentId", "tenantId") "projectId", "environmentId", COALESCE("tenantId", 0) AS "tenant", "id"
            FROM "deployment" d WHERE "state" = 'SUCCESS' AND NOT EXISTS (SELECT FROM "latest" l WHERE l."id" = d."id")
            ORDER BY "projectId" DESC, "environmentId" DESC, "tenantId" DESC, "queuedAt" DESC, "id" DESC
        )
        SELECT l."projectId", l."environmentId", l."tenantId", l."id", b."id", p."nameKey", l."state", l."queuedAt"
        FROM "latest" l
        JOIN "project" p ON p."id" = l."projectId"
        LEFT JOIN "before" b ON b."projectId" = l."projectId" AND b."environmentId" = l."environmentId" AND b."tenant" = COALESCE(l."tenantId", 0);
END
$$;

CREATE FUNCTION "rename_deployment_cells"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "deployment_cell" SET "projectKey" = NEW."nameKey" WHERE "projectId" = NEW."id";
    RETURN NULL;
END
$$;
CREATE TRIGGER "project_renames_cells" AFTER UPDATE OF "nameKey" ON "project" FOR EACH ROW
    WHEN (OLD."nameKey" IS DISTINCT FROM NEW."nameKey") EXECUTE FUNCTION "rename_deployment_cells"();

-- Search. The arguments of the trigger: the kind in ids, what it weighs, the column that leads to the row, then the columns whose texts it is
-- also found by.
CREATE FUNCTION "write_search_document"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    as_json jsonb := to_jsonb(NEW);
    title text := COALESCE(as_json ->> 'name', as_json ->> 'packageId');
    texts text := title;
    i int;
BEGIN
    FOR i IN 3 .. TG_NARGS - 1 LOOP
        texts := texts || ' ' || COALESCE(as_json ->> TG_ARGV[i], '');
    END LOOP;
    texts := left(btrim(regexp_replace(lower(normalize(left(texts, 4000), NFKC)), '\s+', ' ', 'g')), 2000);
    EXECUTE format(
        'INSERT INTO "search_document" ("kind", "title", "titleKey", "textKey", "score", "local", %1$I) VALUES ($1, $2, $3, $4, $5, $6, $6)
         ON CONFLICT (%1$I) DO UPDATE SET "title" = EXCLUDED."title", "titleKey" = EXCLUDED."titleKey", "textKey" = EXCLUDED."textKey", "score" = EXCLUDED."score"',
        TG_ARGV[2])
        USING TG_ARGV[0], title, NEW."nameKey", texts, TG_ARGV[1]::int * 1000 + 256 - octet_length(NEW."nameKey"), NEW."id";
    RETURN NULL;
END
$$;
CREATE TRIGGER "project_group_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "description" ON "project_group"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('ProjectGroups', '70', 'projectGroupId', 'description');
CREATE TRIGGER "project_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "slug", "description" ON "project"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('Projects', '90', 'projectId', 'slug', 'description');
CREATE TRIGGER "lifecycle_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "description" ON "lifecycle"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('Lifecycles', '58', 'lifecycleId', 'description');
CREATE TRIGGER "channel_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "description" ON "channel"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('Channels', '60', 'channelId', 'description');
CREATE TRIGGER "environment_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "description" ON "environment"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('Environments', '80', 'environmentId', 'description');
CREATE TRIGGER "tenant_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "description" ON "tenant"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('Tenants', '85', 'tenantId', 'description');
CREATE TRIGGER "tag_set_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "description" ON "tag_set"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('TagSets', '40', 'tagSetId', 'description');
CREATE TRIGGER "deployment_target_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "description", "uri", "thumbprint", "operatingSystem" ON "deployment_target"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('Machines', '75', 'deploymentTargetId', 'description', 'uri', 'thumbprint', 'operatingSystem');
CREATE TRIGGER "worker_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "description", "uri", "thumbprint" ON "worker"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('Workers', '42', 'workerId', 'description', 'uri', 'thumbprint');
CREATE TRIGGER "worker_pool_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "description" ON "worker_pool"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('WorkerPools', '44', 'workerPoolId', 'description');
CREATE TRIGGER "machine_policy_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "description" ON "machine_policy"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('MachinePolicies', '38', 'machinePolicyId', 'description');
CREATE TRIGGER "library_variable_set_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "description" ON "library_variable_set"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('LibraryVariableSets', '62', 'libraryVariableSetId', 'description');
CREATE TRIGGER "variable_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "description" ON "variable"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('Variables', '30', 'variableId', 'description');
CREATE TRIGGER "step_template_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "actionType", "category", "description" ON "step_template"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('StepTemplates', '55', 'stepTemplateId', 'actionType', 'category', 'description');
CREATE TRIGGER "runbook_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "description" ON "runbook"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('Runbooks', '65', 'runbookId', 'description');
CREATE TRIGGER "runbook_snapshot_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "notes" ON "runbook_snapshot"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('RunbookSnapshots', '15', 'runbookSnapshotId', 'notes');
CREATE TRIGGER "release_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "notes" ON "release"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('Releases', '20', 'releaseId', 'notes');
CREATE TRIGGER "deployment_freeze_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "description" ON "deployment_freeze"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('DeploymentFreezes', '36', 'deploymentFreezeId', 'description');
CREATE TRIGGER "account_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "username", "description" ON "account"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('Accounts', '50', 'accountId', 'username', 'description');
CREATE TRIGGER "certificate_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "subject", "thumbprint", "notes" ON "certificate"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('Certificates', '48', 'certificateId', 'subject', 'thumbprint', 'notes');
CREATE TRIGGER "feed_search" AFTER INSERT OR UPDATE OF "name", "nameKey", "uri" ON "feed"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('Feeds', '46', 'feedId', 'uri');
CREATE TRIGGER "build_information_search" AFTER INSERT OR UPDATE OF "packageId", "nameKey", "packageVersion", "branch", "vcsCommitNumber" ON "build_information"
    FOR EACH ROW EXECUTE FUNCTION "write_search_document"('BuildInformation', '10', 'buildInformationId', 'packageVersion', 'branch', 'vcsCommitNumber');

-- What is there already is found, too: the triggers look at each row.
UPDATE "project_group" SET "name" = "name";
UPDATE "project" SET "name" = "name";
UPDATE "lifecycle" SET "name" = "name";
UPDATE "environment" SET "name" = "name";
UPDATE "tenant" SET "name" = "name";
UPDATE "step_template" SET "name" = "name";
UPDATE "release" SET "name" = "name";

-- What every Space begins with, as in Octopus.
INSERT INTO "machine_policy" ("name", "nameKey", "description", "isDefault") VALUES
    ('Default Machine Policy', 'default machine policy', 'For targets and workers that name no other.', true);
INSERT INTO "worker_pool" ("name", "nameKey", "description", "isDefault") VALUES
    ('Default Worker Pool', 'default worker pool', 'For actions that name no other.', true);
INSERT INTO "feed" ("name", "nameKey", "type") VALUES ('Built-in Feed', 'built-in feed', 'BUILT_IN');

-- Projects that were there before get what new ones begin with; their releases go the way that they went.
INSERT INTO "channel" ("projectId", "name", "nameKey", "isDefault") SELECT "id", 'Default', 'default', true FROM "project" ORDER BY "id";
UPDATE "release" SET "channelId" = "channel"."id" FROM "channel" WHERE "channel"."projectId" = "release"."projectId";
INSERT INTO "deployment_process" ("projectId") SELECT "id" FROM "project" ORDER BY "id";
INSERT INTO "server_task" ("name", "nameKey", "description", "state", "projectId", "environmentId", "tenantId", "deploymentId", "queuedAt", "startedAt", "completedAt", "progress")
    SELECT 'Deploy', 'deploy', 'Deploy ' || p."name" || ' release ' || r."name" || ' to ' || e."name", d."state", d."projectId", d."environmentId", d."tenantId", d."id",
        d."queuedAt", d."startedAt", d."completedAt", CASE WHEN d."completedAt" IS NULL THEN 0 ELSE 100 END
    FROM "deployment" d JOIN "project" p ON p."id" = d."projectId" JOIN "release" r ON r."id" = d."releaseId" JOIN "environment" e ON e."id" = d."environmentId"
    ORDER BY d."id";
SELECT "rebuild_deployment_cells"();
