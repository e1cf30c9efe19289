"""Rules of tools/train/clean_gsd.py on sentences as the converted treebank has them."""
import sys
import unittest

sys.path.insert(0, sys.argv.pop() + "/tools/train")
import clean_gsd  # noqa: E402

CLOSED = {"tidak": ("PART", ""), "kembali": ("ADV", "aux")}


def cleaned(*lines, features="_"):
    """Lines of "id form UPOS head relation"; what comes out in the same form."""
    sentence = []
    for line in lines:
        number, form, tag, head, relation = line.split()
        sentence.append([number, form, "_", tag, "_", features if tag == "NOUN" else "_", head, relation, "_", "_"])
    rows = clean_gsd.cleaned(sentence, {"barunya": "nya"}, CLOSED)
    return [" ".join((row[0], row[1], row[3], row[6], row[7])) for row in rows], [row[5] for row in rows]


class CleanGsd(unittest.TestCase):
    def test_nya_that_makes_a_verb_a_noun_is_an_article(self):
        rows, _ = cleaned("1 sejak ADP 2 case", "2-3 berdirinya _ _ _", "2 berdiri VERB 0 root", "3 nya PRON 2 nsubj", "4 kota NOUN 2 nsubj")
        self.assertEqual(rows[3], "3 nya DET 2 det")

    def test_nya_after_a_verb_of_saying_stays_a_pronoun(self):
        rows, _ = cleaned("1-2 katanya _ _ _", "1 kata VERB 0 root", "2 nya PRON 1 nsubj")
        self.assertEqual(rows[2], "2 nya PRON 1 nsubj")

    def test_an_adjective_is_cut_from_its_article(self):
        rows, _ = cleaned("1 rumah NOUN 0 root", "2 barunya ADJ 1 amod", "3 besar ADJ 1 amod")
        self.assertEqual(rows, ["1 rumah NOUN 0 root", "2-3 barunya _ _ _", "2 baru ADJ 1 amod", "3 nya DET 2 det", "4 besar ADJ 1 amod"])

    def test_bertanya_is_one_word(self):
        rows, _ = cleaned("1 ia PRON 2 nsubj", "2-3 bertanya _ _ _", "2 berta VERB 0 root", "3 nya PRON 2 nsubj", "4 lagi ADV 3 advmod")
        self.assertEqual(rows, ["1 ia PRON 2 nsubj", "2 bertanya VERB 0 root", "3 lagi ADV 2 advmod"])

    def test_place_words_hang_on_their_noun(self):
        as_case, _ = cleaned("1 di ADP 3 case", "2 dalam ADP 3 case", "3 rumah NOUN 0 root")
        as_head, _ = cleaned("1 di ADP 2 case", "2 atas NOUN 0 root", "3 meja NOUN 2 nmod")
        self.assertEqual(as_case, ["1 di ADP 3 case", "2 dalam NOUN 3 nmod:lmod", "3 rumah NOUN 0 root"])
        self.assertEqual(as_head, ["1 di ADP 3 case", "2 atas NOUN 3 nmod:lmod", "3 meja NOUN 0 root"])

    def test_closed_classes_have_one_tag(self):
        rows, _ = cleaned("1 ia PRON 4 nsubj", "2 tidak ADV 4 advmod", "3 kembali AUX 4 aux", "4 pulang VERB 0 root")
        self.assertEqual(rows[1:3], ["2 tidak PART 4 advmod", "3 kembali ADV 4 advmod"])

    def test_a_sentence_without_features_stays_without(self):
        self.assertEqual(cleaned("1 rumah NOUN 0 root", "2 barunya ADJ 1 amod")[1], ["_"] * 4)
        self.assertEqual(cleaned("1 rumah NOUN 0 root", "2 barunya ADJ 1 amod", features="Number=Sing")[1][3], clean_gsd.ARTICLE)


unittest.main()
