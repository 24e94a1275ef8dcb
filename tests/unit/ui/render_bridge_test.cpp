#include "tests/unit/ui/registry.h"
#include "ui/render_bridge.h"

#include <QCoreApplication>
#include <QTest>
#include <QThread>

#include <thread>
#include <vector>

using namespace pleinair;

class RenderBridgeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deliversOnlyTheNewestFrame()
    {
        RenderBridge bridge;
        std::vector<std::uint64_t> shown;
        connect(&bridge, &RenderBridge::frameReady, this,
            [&shown](const Frame& frame) { shown.push_back(frame.revision); });
        const auto callbacks = bridge.callbacks();

        std::jthread([&callbacks] {
            for (std::uint64_t revision = 1; revision <= 3; ++revision)
                callbacks.frameReady({ {}, revision, 0 });
        }).join();
        QCoreApplication::processEvents();

        QCOMPARE(shown, (std::vector<std::uint64_t> { 3 }));
    }

    void answersArriveOnTheGuiThreadInTheirOrder()
    {
        RenderBridge bridge;
        std::vector<WorkTicket> tickets;
        connect(&bridge, &RenderBridge::exportReady, this,
            [this, &tickets](const RenderedPicture& picture) {
                QCOMPARE(QThread::currentThread(), thread());
                tickets.push_back(picture.ticket);
            });
        const auto callbacks = bridge.callbacks();

        std::jthread([&callbacks] {
            for (WorkTicket ticket = 1; ticket <= 3; ++ticket)
                callbacks.exportReady({ ticket, {} });
        }).join();
        QCoreApplication::processEvents();

        QCOMPARE(tickets, (std::vector<WorkTicket> { 1, 2, 3 }));
    }
};

static const Registered<RenderBridgeTest> registered("RenderBridge");

#include "render_bridge_test.moc"
