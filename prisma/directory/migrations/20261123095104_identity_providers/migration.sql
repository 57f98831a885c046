-- AlterTable
ALTER TABLE "session" ADD COLUMN     "providerId" INTEGER;

-- CreateTable
CREATE TABLE "identity_provider" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "clientSecret" BYTEA,
    "scopes" TEXT[],
    "groupsClaim" TEXT,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "allowSignUp" BOOLEAN NOT NULL DEFAULT false,
    "trustsEmail" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "identity_provider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_identity" (
    "providerId" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "userId" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "external_identity_pkey" PRIMARY KEY ("providerId","subject")
);

-- CreateTable
CREATE TABLE "group_mapping" (
    "providerId" INTEGER NOT NULL,
    "externalGroup" TEXT NOT NULL,
    "groupId" INTEGER NOT NULL,

    CONSTRAINT "group_mapping_pkey" PRIMARY KEY ("providerId","externalGroup","groupId")
);

-- CreateTable
CREATE TABLE "given_membership" (
    "providerId" INTEGER NOT NULL,
    "groupId" INTEGER NOT NULL,
    "userId" INTEGER NOT NULL,

    CONSTRAINT "given_membership_pkey" PRIMARY KEY ("providerId","groupId","userId")
);

-- CreateTable
CREATE TABLE "oidc_sign_in" (
    "stateHash" BYTEA NOT NULL,
    "bindingHash" BYTEA NOT NULL,
    "providerId" INTEGER NOT NULL,
    "redirectUri" TEXT NOT NULL,
    "returnTo" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "oidc_sign_in_pkey" PRIMARY KEY ("stateHash")
);

-- CreateTable
CREATE TABLE "token_issuer" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "jwksUri" TEXT,
    "types" TEXT[],
    "algorithms" TEXT[],
    "subjectPattern" TEXT NOT NULL,
    "requiredClaims" JSONB NOT NULL DEFAULT '{}',
    "userId" INTEGER NOT NULL,
    "readOnly" BOOLEAN NOT NULL DEFAULT false,
    "permissions" TEXT[],
    "spaces" TEXT[],
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "token_issuer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "identity_provider_nameKey_key" ON "identity_provider"("nameKey");

-- CreateIndex
CREATE UNIQUE INDEX "identity_provider_issuer_clientId_key" ON "identity_provider"("issuer", "clientId");

-- CreateIndex
CREATE INDEX "external_identity_userId_idx" ON "external_identity"("userId");

-- CreateIndex
CREATE INDEX "group_mapping_groupId_idx" ON "group_mapping"("groupId");

-- CreateIndex
CREATE INDEX "given_membership_groupId_userId_idx" ON "given_membership"("groupId", "userId");

-- CreateIndex
CREATE INDEX "oidc_sign_in_providerId_idx" ON "oidc_sign_in"("providerId");

-- CreateIndex
CREATE INDEX "oidc_sign_in_expiresAt_idx" ON "oidc_sign_in"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "token_issuer_nameKey_key" ON "token_issuer"("nameKey");

-- CreateIndex
CREATE INDEX "token_issuer_issuer_idx" ON "token_issuer"("issuer");

-- CreateIndex
CREATE INDEX "token_issuer_userId_idx" ON "token_issuer"("userId");

-- CreateIndex
CREATE INDEX "session_providerId_idx" ON "session"("providerId");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "identity_provider"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_identity" ADD CONSTRAINT "external_identity_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "identity_provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_identity" ADD CONSTRAINT "external_identity_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_mapping" ADD CONSTRAINT "group_mapping_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "identity_provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_mapping" ADD CONSTRAINT "group_mapping_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "given_membership" ADD CONSTRAINT "given_membership_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "identity_provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "given_membership" ADD CONSTRAINT "given_membership_groupId_userId_fkey" FOREIGN KEY ("groupId", "userId") REFERENCES "group_member"("groupId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "oidc_sign_in" ADD CONSTRAINT "oidc_sign_in_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "identity_provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token_issuer" ADD CONSTRAINT "token_issuer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

