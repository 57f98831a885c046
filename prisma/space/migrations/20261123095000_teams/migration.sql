-- Teams with roles take the place of one role a person. Finished by hand: COLLATE "C" where text is ordered or compared bytewise,
-- NOT NULL arrays, and what follows the last foreign key.

-- CreateTable
CREATE TABLE "team" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "teamId" INTEGER NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("teamId","subject")
);

-- CreateTable
CREATE TABLE "user_role" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "description" TEXT,
    "permissions" TEXT[] NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "user_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scoped_user_role" (
    "id" SERIAL NOT NULL,
    "teamId" INTEGER NOT NULL,
    "roleId" INTEGER NOT NULL,
    "projectGroupIds" INTEGER[] NOT NULL,
    "projectIds" INTEGER[] NOT NULL,
    "environmentIds" INTEGER[] NOT NULL,
    "tenantIds" INTEGER[] NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "scoped_user_role_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "team_nameKey_key" ON "team"("nameKey");

-- CreateIndex
CREATE INDEX "team_nameKey_id_idx" ON "team"("nameKey", "id");

-- CreateIndex
CREATE INDEX "team_member_subject_idx" ON "team_member"("subject");

-- CreateIndex
CREATE UNIQUE INDEX "user_role_nameKey_key" ON "user_role"("nameKey");

-- CreateIndex
CREATE INDEX "user_role_nameKey_id_idx" ON "user_role"("nameKey", "id");

-- CreateIndex
CREATE INDEX "scoped_user_role_teamId_idx" ON "scoped_user_role"("teamId");

-- CreateIndex
CREATE INDEX "scoped_user_role_roleId_idx" ON "scoped_user_role"("roleId");

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scoped_user_role" ADD CONSTRAINT "scoped_user_role_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scoped_user_role" ADD CONSTRAINT "scoped_user_role_roleId_fkey" FOREIGN KEY ("roleId") REFERENCES "user_role"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "team" ADD CONSTRAINT "team_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "user_role" ADD CONSTRAINT "user_role_nameKey_length" CHECK (octet_length("nameKey") <= 256);

-- The built-in roles; what is in them is the code's. Custom ones are numbered from 1001.
INSERT INTO "user_role" ("id", "name", "nameKey", "description", "permissions") VALUES
    (1, 'Build Server', 'build server', 'Build servers publish packages, create releases and deploy them.', '{}'),
    (2, 'Certificate Manager', 'certificate manager', 'Certificate managers edit certificates and export their private keys.', '{}'),
    (3, 'Deployment Creator', 'deployment creator', 'Deployment creators deploy releases, but create none.', '{}'),
    (4, 'Environment Manager', 'environment manager', 'Environment managers edit environments, their machines and accounts.', '{}'),
    (5, 'Environment Viewer', 'environment viewer', 'Environment viewers see environments and their machines.', '{}'),
    (6, 'Package Publisher', 'package publisher', 'Package publishers push packages to the built-in repository.', '{}'),
    (7, 'Project Contributor', 'project contributor', 'Project contributors edit projects, but neither release nor deploy.', '{}'),
    (8, 'Project Deployer', 'project deployer', 'Project deployers contribute, and deploy releases that others create.', '{}'),
    (9, 'Project Initiator', 'project initiator', 'Project initiators create projects, and edit and delete them.', '{}'),
    (10, 'Project Lead', 'project lead', 'Project leads contribute, and create releases that others deploy.', '{}'),
    (11, 'Project Viewer', 'project viewer', 'Project viewers see projects, their releases and deployments.', '{}'),
    (12, 'Release Creator', 'release creator', 'Release creators create releases, but neither deploy them nor edit projects.', '{}'),
    (13, 'Runbook Consumer', 'runbook consumer', 'Runbook consumers see runbooks and run them.', '{}'),
    (14, 'Runbook Producer', 'runbook producer', 'Runbook producers write runbooks and run them.', '{}'),
    (15, 'Tenant Manager', 'tenant manager', 'Tenant managers edit tenants.', '{}'),
    (16, 'Space Manager', 'space manager', 'Space managers do everything in the Space.', '{}');
ALTER TABLE "user_role" ADD CONSTRAINT "user_role_built_in" CHECK ("id" > 1000 OR "permissions" = '{}');
ALTER SEQUENCE "user_role_id_seq" RESTART WITH 1001;

-- Who had a role of their own until now joins the team of that role.
INSERT INTO "team" ("name", "nameKey")
    SELECT CASE "role" WHEN 'MEMBER' THEN 'Space Managers' ELSE 'Project Viewers' END,
           CASE "role" WHEN 'MEMBER' THEN 'space managers' ELSE 'project viewers' END
    FROM "role_assignment" GROUP BY "role" ORDER BY "role" DESC;
INSERT INTO "scoped_user_role" ("teamId", "roleId", "projectGroupIds", "projectIds", "environmentIds", "tenantIds")
    SELECT "id", CASE "nameKey" WHEN 'space managers' THEN 16 ELSE 11 END, '{}', '{}', '{}', '{}' FROM "team";
INSERT INTO "team_member" ("teamId", "subject")
    SELECT "team"."id", "subject" FROM "role_assignment"
    JOIN "team" ON "nameKey" = CASE "role" WHEN 'MEMBER' THEN 'space managers' ELSE 'project viewers' END;

DROP TABLE "role_assignment";

-- DropEnum
DROP TYPE "SpaceRole";
