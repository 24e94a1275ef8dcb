#include "training/data/class_draft.h"

#include "model/image/label_picture.h"
#include "model/io/safe_file.h"
#include "tests/unit/model/io/expect_error.h"
#include "tests/unit/training/data/data_folder.h"

namespace pleinair {
namespace {

TEST(ClassDraft, HasAClassForEveryColourTheMostFrequentFirst)
{
    DataFolder data;
    data.addPair("a", { 8, 8 });
    LabelMap labels({ 8, 8 }, 1);
    labels.set(3, 3, 0);
    const ClassTable foreign({ { "x", { 255, 0, 0 }, {}, {}, {} }, { "y", { 0, 0, 255 }, {}, {}, {} } });
    writeWholeFile(data / "labels/a.png", encodeLabelPicture(labels, foreign, LabelPictureForm::Colors));

    const ClassDraft draft = draftClasses(data.listing().pairs, {});

    ASSERT_EQ(draft.classes.count(), 2);
    EXPECT_TRUE(draft.areColors);
    EXPECT_EQ(draft.classes[0].name, "colour #0000ff");
    EXPECT_EQ(draft.classes[1].color, (Color { 255, 0, 0 }));
    EXPECT_NEAR(draft.shares[0], 63.0 / 64, 1e-9);
}

TEST(ClassDraft, CountsValuesAndRefusesAMixture)
{
    DataFolder data;
    data.addPair("a", { 8, 8 }, 4);
    EXPECT_EQ(draftClasses(data.listing().pairs, {}).classes.count(), 5);

    data.addPhotograph("images/b.png", { 8, 8 }, 2);
    data.addPhotograph("labels/b.png", { 8, 8 }, 2);
    expectError(ErrorKind::BadFile, "b.png holds colours, but a.png holds values",
        [&] { (void)draftClasses(data.listing().pairs, {}); });
}

} // namespace
} // namespace pleinair
