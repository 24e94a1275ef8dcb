#!/usr/bin/env python3
"""Trains what is not the usual generator from the command line and renders with it.

    generator_kinds_test.py PROGRAM BUILD

The baseline pix2pixHD; and a SPADE generator with a channel for the edges of instances, as a model folder and as the
published kind of checkpoint.
"""
import json

from training_folder import TrainingTest, main, png, tensors

SIDE = 64


class KindsTest(TrainingTest):
    def render(self, name, *arguments):
        """The numbers of the rendered picture before rounding."""
        raw = self.folder / f"{name}.safetensors"
        self.succeeds(self.call("render", "--labels", self.folder / "labels" / "0.png", "--out",
                                self.folder / f"{name}.png", "--raw", raw, "--threads", 1, "--device", "cpu",
                                *arguments))
        return tensors(raw)["image"]

    def options_of(self, model):
        return json.loads(self.succeeds(self.call("inspect", "--json", model)))["options"]


class Pix2PixHd(KindsTest):
    KIND = ["--netG", "pix2pixhd", "--n-downsample-global", 2, "--resnet_n_blocks", 1]

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.model = cls.folder / "run" / "model"
        cls.trained = cls.train(cls.folder / "run", 2, *cls.KIND)

    def test_is_trained_rendered_and_inspected(self):
        self.succeeds(self.trained)
        dtype, shape, data = self.render("here", "--model", self.model)
        self.assertEqual((dtype, shape), ("F32", [1, 3, SIDE, SIDE]))
        self.assertGreater(len(set(data[i:i + 4] for i in range(0, len(data), 4))), 100)
        options = self.options_of(self.model)
        self.assertEqual((options["netG"], options["n_blocks_global"], options["use_vae"]), ("pix2pixhd", 1, False))

    def test_is_the_same_as_a_published_kind_of_checkpoint(self):
        folder = self.folder / "published"
        self.succeeds(self.call("convert", "--model", self.model, "--to", "pth", "--out", folder))
        self.assertIn("netG: pix2pixhd", (folder / "opt.txt").read_text())
        self.assertEqual(self.render("there", "--checkpoint", folder / "latest_net_G.pth"),
                         self.render("here", "--model", self.model))

    def test_goes_on_from_a_model(self):
        self.succeeds(self.train(self.folder / "next", 1, "--from", self.model))
        self.assertEqual(self.options_of(self.folder / "next" / "model")["netG"], "pix2pixhd")

    def test_is_planned(self):
        done = self.train(self.folder / "planned", 2, *self.KIND, "--plan")
        plan = json.loads(self.succeeds(done))["plan"]
        self.assertEqual([network["name"] for network in plan["networks"]], ["generator", "discriminator (patch)"])

    def test_says_what_it_cannot_do(self):
        for arguments, word in [
                (("render", "--model", self.model, "--labels", self.folder / "labels" / "0.png", "--out",
                  self.folder / "x.png", "--engine", "pleinair"), "pix2pixhd"),
                (("convert", "--model", self.model, "--to", "onnx", "--out", self.folder / "onnx"), "ONNX"),
                (("train", "--data", self.pack, "--out", self.folder / "style", "--netG", "pix2pixhd", "--use-vae"),
                 "no style")]:
            done = self.call(*arguments)
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertIn(word, done.stderr)


class InstanceEdges(KindsTest):
    @classmethod
    def make_pack(cls):
        """Instances divide both classes in the middle."""
        (cls.folder / "instances").mkdir()
        for picture in range(cls.pictures):
            row = bytes(int(x >= SIDE // 2) for x in range(SIDE))
            (cls.folder / "instances" / f"{picture}.png").write_bytes(png(SIDE, SIDE, [row] * SIDE, 0))
        super().make_pack()

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.divided = cls.folder / "divided.pack"
        done = cls.call("prepare", "--images", cls.folder / "photos", "--labels", cls.folder / "labels", "--instances",
                        cls.folder / "instances", "--classes", cls.folder / "classes.json", "--size", SIDE, "--out",
                        cls.divided)
        assert done.returncode == 0, done.stderr
        cls.pack, cls.undivided = cls.divided, cls.pack
        cls.model = cls.folder / "run" / "model"
        # A rate at which the edges count after two steps.
        cls.trained = cls.train(cls.folder / "run", 2, "--val", cls.divided, "--sheet-steps", 1, "--lr", 0.05)

    def edges_differ(self, *model):
        divided = self.render("divided", *model, "--instances", self.folder / "instances" / "0.png")
        of_labels = self.render("labels", *model)
        none = self.render("none", *model, "--edges", "none")
        self.assertEqual(of_labels, self.render("labels-again", *model, "--edges", "labels"))
        self.assertEqual(len({divided[2], of_labels[2], none[2]}), 3)
        return divided

    def test_a_pack_with_instances_makes_a_model_with_edges(self):
        self.succeeds(self.trained)
        self.assertIs(json.loads((self.model / "model.json").read_text())["options"]["no_instance"], False)
        self.edges_differ("--model", self.model)

    def test_the_published_kind_of_checkpoint_keeps_its_edges(self):
        folder = self.folder / "published"
        self.succeeds(self.call("convert", "--model", self.model, "--to", "pth", "--out", folder))
        for engine in ("auto", "torch"):
            self.edges_differ("--checkpoint", folder / "latest_net_G.pth", "--engine", engine)

    def test_is_evaluated_with_its_instances(self):
        figures = json.loads(self.succeeds(self.call("evaluate", "--model", self.model, "--data", self.divided,
                                                     "--json", "--resamples", 5, "--threads", 1)))
        self.assertEqual(figures["pictures"], self.pictures)

    def test_says_where_instances_are_missing(self):
        done = self.call("train", "--data", self.undivided, "--out", self.folder / "missing", "--no-instance=false",
                          "--steps", 1)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("--no-instance", done.stderr)

    def test_can_do_without(self):
        self.succeeds(self.train(self.folder / "without", 1, "--no-instance"))
        self.assertEqual(self.options_of(self.folder / "without" / "model")["no_instance"], True)


if __name__ == "__main__":
    main()
