#include "app/files/label_document.h"

#include "model/base/error.h"
#include "model/io/safe_file.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

LabelMap somePainting()
{
    LabelMap labels({ 31, 17 }, kSky);
    labels.paintDisc({ 15, 9 }, 6, kTree);
    labels.paintDisc({ 3, 3 }, 2, kLake);
    return labels;
}

TEST(LabelDocument, ReadsBackWhatItSavedInBothForms)
{
    const TemporaryFolder folder;
    for (const LabelFileKind kind : { LabelFileKind::Index, LabelFileKind::Colour }) {
        saveLabelDocument(folder / "painting.png", somePainting(), fiveClasses(), kind);

        EXPECT_EQ(openLabelDocument(folder / "painting.png", fiveClasses()), somePainting());
    }
}

TEST(LabelDocument, RefusesWhatIsNoClassOfTheModel)
{
    const TemporaryFolder folder;
    saveLabelDocument(
        folder / "painting.png", somePainting(), fiveClasses(), LabelFileKind::Colour);
    const ClassTable others({ { "street", { 1, 1, 1 }, "", {}, {} } });

    try {
        (void)openLabelDocument(folder / "painting.png", others);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::ModelMismatch);
    }
}

TEST(LabelDocument, SaysWhatIsWrongWithAFile)
{
    const TemporaryFolder folder;
    writeWholeFile(folder / "text.png", "not a picture");

    EXPECT_THROW((void)openLabelDocument(folder / "none.png", fiveClasses()), Error);
    EXPECT_THROW((void)openLabelDocument(folder / "text.png", fiveClasses()), Error);
    EXPECT_THROW(
        saveLabelDocument(folder / "no/such/folder.png", somePainting(), fiveClasses()), Error);
}

} // namespace
} // namespace pleinair
