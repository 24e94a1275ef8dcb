#pragma once

#include "model/io/network_options.h"
#include "training/discriminator_kind.h"
#include "training/gan_mode.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace pleinair {

/// What the model that is trained does: photographs from label maps, or label maps from photographs.
enum class TrainTask { Generate, Segment };

/// A stretch of training at one photograph size.
struct TrainStage {
    int size = 256; ///< Width of the photographs in pixels.
    std::int64_t steps = 0;
    int batchSize = 0; ///< 0: the run's.
};

/// Which share of every batch a process has when several train together; not stored with a run.
struct Replica {
    int rank = 0;
    int count = 1;
};

/// Everything that decides a training run. Names follow the published options where they exist.
struct TrainOptions {
    std::vector<std::filesystem::path> data; ///< Packs of the training pairs, or folders of them.
    std::filesystem::path validation; ///< Pack for the sample sheets; empty: the training pack.
    std::filesystem::path startFrom; ///< Model whose weights a new run begins with; empty: none.
    std::filesystem::path output; ///< The run folder.
    std::string name = "model"; ///< Of the model that is written at the end.
    TrainTask task = TrainTask::Generate;

    NetworkOptions network;
    int ndf = 64;
    int numD = 2;
    int nLayersD = 4;
    std::vector<DiscriminatorKind> discriminators { DiscriminatorKind::Patch };
    std::filesystem::path projectedFeatures; ///< EfficientNet-Lite0, for the projected one.
    std::filesystem::path teacher; ///< What a larger segmenter saw; see teacher_file.h.
    /// SqueezeNet, VGG19 or a segmenter (file or model folder); empty: no perceptual loss.
    std::filesystem::path perceptual;
    std::filesystem::path segmenter; ///< Model folder whose segmenter judges lambdaLabels.

    GanMode ganMode = GanMode::Hinge;
    double lambdaGan = 1;
    double lambdaGanSecond = 1; ///< Of every discriminator but the first.
    double lambdaFeat = 10;
    double lambdaPerceptual = 10;
    double lambdaTeacher = 1;
    double lambdaKld = 0.05;
    double lambdaColor = 0; ///< Weight of the L1 distance between 8 x 8 mean colours.
    double lambdaSegmentation = 0; ///< With the projected discriminator.
    double lambdaLabels = 0; ///< Of the classes that a finished segmenter finds again.
    double lambdaLabelMix = 10; ///< With the OASIS discriminator.
    double r1Gamma = 0; ///< Weight of the discriminators' gradient penalty; 0: none.
    int r1Every = 16; ///< Steps between penalties, whose weight grows with them.
    std::string diffAugment; ///< color, translation, cutout, joined by commas; see diff_augment.h.
    double kldRamp = 0; ///< Steps over which lambdaKld rises from 0.

    double lr = 2e-4; ///< Halved for the generator and doubled for the discriminator by TTUR.
    bool ttur = true;
    double beta1 = 0;
    double beta2 = 0.9;
    double ema = 0.999; ///< 0: no moving average.
    double clip = 0; ///< Largest norm of the generator's gradient; 0: no limit.

    int batchSize = 8;
    int accumulate = 1; ///< Batches per update.
    std::vector<TrainStage> stages; ///< In order; their steps add up to the run's.
    std::int64_t decaySteps = 0; ///< The last so many steps lower the rate linearly to 0.
    std::int64_t warmupSteps = 0; ///< The generator's rate rises over the first so many steps.
    std::vector<std::string> freeze; ///< Parts that do not learn; see freezing.h.
    bool styleSpread = true; ///< Start with styles of unit variance; see style_spread.h.
    bool regenerateFake = false; ///< Draw a new picture for the discriminator's step, as published.
    double minCrop = 0.85; ///< Smallest share of a side that a random crop keeps.
    bool flip = true;
    double coarseLabels = 0; ///< Share of label maps that are simplified as a painter would.
    double colorJitter = 0; ///< How far colours are varied for a segmenter; 1 is much.
    double weightDecay = 0; ///< Of a segmenter's weights, times the learning rate, every step.
    int segmenterWidth = 32; ///< Channels of a segmenter at a quarter of the picture; even.

    std::uint64_t seed = 1;
    int threads = 0; ///< 0: all cores.
    std::string device = "auto";
    Replica replica;
    std::string precision = "auto"; ///< auto, fp32 or bf16; auto is bf16 on CUDA.
    double minutes = 0; ///< Stop (and save) after so long; 0: no limit.
    double checkpointMinutes = 10;
    std::int64_t watchSteps = 200; ///< Between two looks at how the run does; 0: none.
    int keepLast = 2; ///< Newest states that stay in the run folder.
    bool keepBest = false; ///< The state whose pictures of the validation pack were nearest stays, too.
    bool tensorboard = true; ///< Write event files.
    std::int64_t sheetSteps = 500; ///< Between sample sheets.
    int recalibrationBatches = 32; ///< For the batch-norm statistics of the model that is written.

    [[nodiscard]] bool isJudgedBy(DiscriminatorKind kind) const;
    [[nodiscard]] std::int64_t totalSteps() const;
    /// The stage of a step and where that stage begins.
    [[nodiscard]] const TrainStage& stageAt(std::int64_t step) const;
    [[nodiscard]] double learningRateFactor(std::int64_t step) const;
    /// What the generator's rate is multiplied with besides: a new judge must learn first.
    [[nodiscard]] double warmupFactor(std::int64_t step) const;
};

} // namespace pleinair
