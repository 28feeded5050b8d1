"""Questions in Chinese, understood by templates and answered by saved queries."""

from kg.ask.answer import Answer, ask
from kg.ask.questions import Question, Questions, load_questions
from kg.ask.why import Sentence, why

__all__ = ["Answer", "Question", "Questions", "Sentence", "ask", "load_questions", "why"]
