-- CreateEnum
CREATE TYPE "UserKind" AS ENUM ('PERSON', 'SERVICE_ACCOUNT');

-- CreateEnum
CREATE TYPE "SystemRole" AS ENUM ('SystemAdministrator', 'SystemManager');

-- CreateEnum
CREATE TYPE "OneTimeTokenKind" AS ENUM ('INVITATION', 'PASSWORD_RESET', 'FIRST_RUN');

-- AlterTable
ALTER TABLE "api_key" ADD COLUMN     "lastUsedAt" TIMESTAMPTZ(3),
ADD COLUMN     "permissions" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "address" TEXT,
ADD COLUMN     "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "disabledAt" TIMESTAMPTZ(3),
ADD COLUMN     "kind" "UserKind" NOT NULL DEFAULT 'PERSON',
ALTER COLUMN "email" DROP NOT NULL,
ALTER COLUMN "emailKey" DROP NOT NULL;

-- CreateTable
CREATE TABLE "system_role_assignment" (
    "id" SERIAL NOT NULL,
    "userId" INTEGER,
    "groupId" INTEGER,
    "role" "SystemRole" NOT NULL,

    CONSTRAINT "system_role_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_token" (
    "id" SERIAL NOT NULL,
    "kind" "OneTimeTokenKind" NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "userId" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "one_time_token_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "system_role_assignment_userId_role_key" ON "system_role_assignment"("userId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "system_role_assignment_groupId_role_key" ON "system_role_assignment"("groupId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_token_tokenHash_key" ON "one_time_token"("tokenHash");

-- CreateIndex
CREATE INDEX "one_time_token_userId_kind_idx" ON "one_time_token"("userId", "kind");

-- CreateIndex
CREATE INDEX "one_time_token_expiresAt_idx" ON "one_time_token"("expiresAt");

-- CreateIndex
CREATE INDEX "session_lastSeenAt_idx" ON "session"("lastSeenAt");

-- AddForeignKey
ALTER TABLE "system_role_assignment" ADD CONSTRAINT "system_role_assignment_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "system_role_assignment" ADD CONSTRAINT "system_role_assignment_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_token" ADD CONSTRAINT "one_time_token_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Who ran the fleet administers it.
INSERT INTO "system_role_assignment" ("userId", "role")
    SELECT "id", 'SystemAdministrator' FROM "user" WHERE "administrator" ORDER BY "id";
ALTER TABLE "user" DROP COLUMN "administrator";

-- Sessions from before were seen last when they began, as far as anybody knows.
UPDATE "session" SET "lastSeenAt" = "createdAt";

-- Invariants that Prisma's schema cannot say.
ALTER TABLE "system_role_assignment" ADD CONSTRAINT "system_role_assignment_one_subject" CHECK (num_nonnulls("userId", "groupId") = 1);
ALTER TABLE "user" ADD CONSTRAINT "user_email_of_person" CHECK (("kind" = 'PERSON') = ("email" IS NOT NULL) AND ("email" IS NULL) = ("emailKey" IS NULL));
ALTER TABLE "user" ADD CONSTRAINT "user_password_of_person" CHECK ("kind" = 'PERSON' OR "passwordHash" IS NULL);
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_permissions_known" CHECK ("permissions" IS NOT NULL);
ALTER TABLE "one_time_token" ADD CONSTRAINT "one_time_token_tokenHash_sha256" CHECK (octet_length("tokenHash") = 32);
ALTER TABLE "one_time_token" ADD CONSTRAINT "one_time_token_of_somebody" CHECK (("kind" = 'FIRST_RUN') = ("userId" IS NULL));
