#include "app/cli/commands.h"

#include "app/cli/interrupt.h"
#include "app/cli/model_arguments.h"
#include "app/cli/progress_bar.h"
#include "model/base/error.h"
#include "model/base/log.h"
#include "model/image/label_picture.h"
#include "model/image/picture_codec.h"
#include "model/image/picture_header.h"
#include "model/io/byte_source.h"
#include "model/io/safe_file.h"
#include "model/render/label_reader.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <memory>
#include <set>

namespace pleinair {

namespace {

namespace fs = std::filesystem;

struct SegmentArguments {
    std::string photograph;
    std::string out;
    std::string model;
    std::string labelsAs = "index";
    std::string confidence;
    std::string addTo;
    RendererArguments machine;
};

constexpr const char* kExamples = R"(
Says what a photograph shows: a label map of the photograph's size in the classes of the model, written
as class numbers (with the class colours as palette) or as colours. A folder of photographs becomes a
folder of label maps with the same names, fit for `prepare`.

Examples:
  pleinair-cli segment holiday.jpg --out holiday.png
  pleinair-cli segment photos/ --out labels/ --labels-as colours
  pleinair-cli segment holiday.jpg --out map.png --model run/model --confidence sure.png
  pleinair-cli segment --model run/model --add-to my-landscapes   # this segmenter joins a model)";

struct Job {
    fs::path photograph;
    fs::path out;
};

bool isPhotograph(const fs::path& file)
{
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
        [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    constexpr std::array kKnown = { ".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff" };
    return std::find(kKnown.begin(), kKnown.end(), extension) != kKnown.end();
}

std::vector<Job> jobsOfFolder(const SegmentArguments& arguments)
{
    std::vector<Job> jobs;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(arguments.photograph, error)) {
        if (isPhotograph(entry.path()))
            jobs.push_back(
                { entry.path(), fs::path(arguments.out) / entry.path().stem().concat(".png") });
    }
    if (error || jobs.empty())
        throw Error(ErrorKind::FileNotFound, arguments.photograph + " holds no photographs.");
    std::sort(jobs.begin(), jobs.end(),
        [](const Job& a, const Job& b) { return a.photograph < b.photograph; });
    std::set<fs::path> names;
    for (const auto& job : jobs) {
        if (!names.insert(job.out).second)
            throw Error(ErrorKind::InvalidArgument,
                "Two photographs of " + arguments.photograph + " would both become "
                    + job.out.string() + "; their names differ in the extension alone.");
    }
    fs::create_directories(arguments.out, error);
    if (error)
        throw Error(
            ErrorKind::FileUnwritable, arguments.out + " cannot be made: " + error.message() + ".");
    return jobs;
}

std::vector<Job> findJobs(const SegmentArguments& arguments)
{
    std::error_code ignored;
    if (fs::is_directory(arguments.photograph, ignored)) {
        if (!arguments.confidence.empty())
            throw CLI::ValidationError(
                "--confidence", "goes with one photograph, not with a folder");
        return jobsOfFolder(arguments);
    }
    return { { arguments.photograph, arguments.out } };
}

Image confidencePicture(const ReadLabels& read)
{
    Image picture { read.labels.size(), {} };
    picture.rgb.reserve(read.confidence.size() * 3);
    for (const float value : read.confidence)
        picture.rgb.insert(picture.rgb.end(), 3,
            static_cast<std::uint8_t>(std::clamp(value * 255 + 0.5F, 0.F, 255.F)));
    return picture;
}

/// Shares of the classes, the largest first: "41 % sky, 30 % sea".
std::string summaryOf(const LabelMap& labels, const ClassTable& classes)
{
    std::vector<std::int64_t> counts(static_cast<std::size_t>(classes.count()), 0);
    for (const ClassId id : labels.labels())
        ++counts[id];
    std::vector<std::size_t> order(counts.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(),
        [&](std::size_t a, std::size_t b) { return counts[a] > counts[b]; });
    std::string summary;
    for (const std::size_t id : order) {
        const auto percent = (counts[id] * 100 + labels.size().area() / 2) / labels.size().area();
        if (percent == 0)
            break;
        summary += (summary.empty() ? "" : ", ") + std::to_string(percent) + " % "
            + classes[static_cast<ClassId>(id)].name;
    }
    return summary;
}

void segment(const SegmentArguments& arguments, const Job& job, const ClassTable& classes,
    LabelReader& reader, bool isAlone)
{
    const Image photograph =
        decodePicture(readWholeFile(job.photograph, kMaxPictureBytes), job.photograph.string());
    const auto read = reader.read(photograph, {});
    if (!read)
        return;
    const auto form =
        arguments.labelsAs == "index" ? LabelPictureForm::Indices : LabelPictureForm::Colors;
    writeWholeFile(job.out, encodeLabelPicture(read->labels, classes, form));
    if (!arguments.confidence.empty())
        writeWholeFile(arguments.confidence, encodePng(confidencePicture(*read)));
    if (isAlone)
        std::printf("%s: %s (mean confidence %.2f)\n", job.out.c_str(),
            summaryOf(read->labels, classes).c_str(), read->meanConfidence());
}

void runSegment(const SegmentArguments& arguments)
{
    const auto model = readSegmenterFolder(
        arguments.model.empty() ? bundledModelFolder() : fs::path(arguments.model));
    if (!arguments.addTo.empty()) {
        addSegmenter(arguments.addTo, model);
        std::printf(
            "%s has the segmenter \"%s\" now.\n", arguments.addTo.c_str(), model.name.c_str());
        return;
    }
    if (arguments.photograph.empty() || arguments.out.empty())
        throw CLI::RequiredError("a photograph or folder, and --out");
    const auto jobs = findJobs(arguments);
    const auto& machine = arguments.machine.options;
    const auto reader = loadLabelReader(model, { machine.device, machine.threads });

    const InterruptGuard guard;
    int failed = 0;
    {
        ProgressBar bar("photographs", static_cast<int>(jobs.size()));
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            InterruptGuard::check();
            try {
                segment(arguments, jobs[i], model.classes, *reader, jobs.size() == 1);
            } catch (const Error& error) {
                if (jobs.size() == 1 || error.kind() != ErrorKind::BadFile)
                    throw;
                ++failed;
                log(LogLevel::Error, error.what());
            }
            bar.show(static_cast<int>(i + 1));
        }
    }
    if (failed > 0)
        throw Error(ErrorKind::BadFile,
            std::to_string(failed) + " of " + std::to_string(jobs.size())
                + " photographs could not be read.");
}

} // namespace

void addSegmentCommand(CLI::App& app)
{
    auto* command = app.add_subcommand("segment", "Make label maps from photographs");
    command->footer(kExamples);
    auto arguments = std::make_shared<SegmentArguments>();
    command->add_option("photograph", arguments->photograph,
        "PNG, JPEG, WebP or TIFF of any size, or a folder of them");
    command->add_option("--out", arguments->out, "Label map to write (PNG), or a folder");
    command->add_option("--model", arguments->model,
        "Model folder with a segmenter; default: the bundled landscape model");
    command
        ->add_option("--labels-as", arguments->labelsAs,
            "index: class numbers with the class colours as palette; colours: plain colours")
        ->check(CLI::IsMember({ "index", "colours" }))
        ->capture_default_str();
    command->add_option("--confidence", arguments->confidence,
        "Also write how sure it is of every pixel, a grey PNG");
    command->add_option("--add-to", arguments->addTo,
        "Instead of segmenting: give the segmenter of --model to this model folder");
    arguments->machine.addDeviceTo(*command);
    command->callback([arguments] { runSegment(*arguments); });
}

} // namespace pleinair
