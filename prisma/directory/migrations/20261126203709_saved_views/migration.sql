-- CreateEnum
CREATE TYPE "SavedViewAudience" AS ENUM ('SELF', 'GROUPS', 'EVERYBODY');

-- CreateTable
CREATE TABLE "saved_view" (
    "id" SERIAL NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT COLLATE "C" NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "audience" "SavedViewAudience" NOT NULL DEFAULT 'SELF',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view_group" (
    "viewId" INTEGER NOT NULL,
    "groupId" INTEGER NOT NULL,

    CONSTRAINT "saved_view_group_pkey" PRIMARY KEY ("viewId","groupId")
);

-- CreateTable
CREATE TABLE "favourite_space" (
    "userId" INTEGER NOT NULL,
    "spaceId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "favourite_space_pkey" PRIMARY KEY ("userId","spaceId")
);

-- CreateIndex
CREATE INDEX "saved_view_nameKey_id_idx" ON "saved_view"("nameKey", "id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_ownerId_nameKey_key" ON "saved_view"("ownerId", "nameKey");

-- CreateIndex
CREATE INDEX "saved_view_group_groupId_idx" ON "saved_view_group"("groupId");

-- CreateIndex
CREATE INDEX "favourite_space_spaceId_idx" ON "favourite_space"("spaceId");

-- CreateIndex
CREATE UNIQUE INDEX "favourite_space_userId_position_key" ON "favourite_space"("userId", "position");

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view_group" ADD CONSTRAINT "saved_view_group_viewId_fkey" FOREIGN KEY ("viewId") REFERENCES "saved_view"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view_group" ADD CONSTRAINT "saved_view_group_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "favourite_space" ADD CONSTRAINT "favourite_space_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "favourite_space" ADD CONSTRAINT "favourite_space_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Invariants that Prisma's schema cannot say.
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_nameKey_length" CHECK (octet_length("nameKey") <= 256);
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_path_local" CHECK ("path" ~ '^/(?!/)' AND position('\' IN "path") = 0 AND octet_length("path") <= 4096);
ALTER TABLE "favourite_space" ADD CONSTRAINT "favourite_space_position_range" CHECK ("position" >= 0);
