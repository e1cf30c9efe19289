// The native half of the Python module: _hearsay. Converts arguments, gives up the GIL while C++ works, and turns errors
// into the exceptions of hearsay._errors. hearsay/_graph.py is what people call.
#include <pybind11/functional.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "python/session.h"

namespace py = pybind11;

namespace hearsay::python {
namespace {

const char* class_of(const Error& error) {
  if (error.message == kClosed) return "ClosedError";
  switch (error.code) {
    case ErrorCode::InvalidInput: return "InputError";
    case ErrorCode::NotFound: return "NotFoundError";
    case ErrorCode::Corrupt: return "DamagedError";
    case ErrorCode::Io: return "StorageError";
    case ErrorCode::Unsupported: return "UnsupportedError";
    case ErrorCode::Usage: return "UsageError";
  }
  return "HearsayError";
}

// Needs the GIL.
[[noreturn]] void raise(const Error& error) {
  py::object type = py::module_::import("hearsay._errors").attr(class_of(error));
  PyErr_SetObject(type.ptr(), py::str(error.message).ptr());
  throw py::error_already_set();
}

// Runs `work` without the GIL; its value, or the exception for its error.
template <class Work>
auto released(Work work) {
  auto result = [&work] {
    py::gil_scoped_release release;
    return work();
  }();
  if (!result) raise(result.error());
  if constexpr (!std::is_void_v<typename decltype(result)::value_type>) return std::move(*result);
}

graph::QueryValue value_of(const py::handle& object, int depth = 0);

graph::QueryValue number_of(const py::handle& object) {
  int overflow = 0;
  long long number = PyLong_AsLongLongAndOverflow(object.ptr(), &overflow);
  if (overflow != 0) throw py::value_error("a parameter does not fit into 64 bits");
  return static_cast<std::int64_t>(number);
}

graph::QueryValue list_of(const py::handle& object, int depth) {
  std::vector<graph::QueryValue> items;
  for (const auto& item : object) items.push_back(value_of(item, depth + 1));
  return graph::QueryValue::list(std::move(items));
}

graph::QueryValue map_of(const py::dict& object, int depth) {
  graph::ValueMap entries;
  for (const auto& [key, value] : object) entries[py::cast<std::string>(key)] = value_of(value, depth + 1);
  return graph::QueryValue::map(std::move(entries));
}

// Dates and times through their ISO form, which the query language reads.
graph::QueryValue time_of(const py::handle& object) {
  std::string text = py::cast<std::string>(object.attr("isoformat")());
  const char* function = text.find('T') == std::string::npos ? "date" : py::hasattr(object, "tzinfo") && !object.attr("tzinfo").is_none() ? "datetime" : "localdatetime";
  return graph::read_parameter(std::string(function) + "('" + text + "')");
}

graph::QueryValue value_of(const py::handle& object, int depth) {
  if (depth > 64) throw py::value_error("a parameter is nested too deeply");
  if (object.is_none()) return {};
  if (py::isinstance<py::bool_>(object)) return py::cast<bool>(object);
  if (py::isinstance<py::int_>(object)) return number_of(object);
  if (py::isinstance<py::float_>(object)) return py::cast<double>(object);
  if (py::isinstance<py::str>(object)) return graph::QueryValue(py::cast<std::string>(object));
  if (py::isinstance<py::dict>(object)) return map_of(py::reinterpret_borrow<py::dict>(object), depth);
  if (py::isinstance<py::list>(object) || py::isinstance<py::tuple>(object)) return list_of(object, depth);
  if (py::hasattr(object, "isoformat")) return time_of(object);
  throw py::type_error("a parameter may be None, bool, int, float, str, list, dict, date or datetime, not " +
                       py::cast<std::string>(py::str(py::type::handle_of(object).attr("__name__"))));
}

graph::QueryParameters parameters_of(const py::dict& values) {
  graph::QueryParameters parameters;
  for (const auto& [key, value] : values) parameters[py::cast<std::string>(key)] = value_of(value);
  return parameters;
}

// Calls Python for each step. The first exception is kept and raised when the work is done: it may not cross C++ threads.
class PythonProgress {
 public:
  explicit PythonProgress(py::object callback) : callback_(std::move(callback)) {}

  void operator()(std::string_view stage, std::uint64_t done, std::uint64_t total, std::string_view detail) {
    py::gil_scoped_acquire acquire;
    if (callback_.is_none() || failure_) return;
    try {
      if (PyErr_CheckSignals() != 0) throw py::error_already_set();
      callback_(std::string(stage), done, total, std::string(detail));
    } catch (py::error_already_set& error) {
      failure_ = std::make_unique<py::error_already_set>(std::move(error));
    }
  }
  void raise_failure() {
    if (failure_) throw py::error_already_set(std::move(*failure_));
  }

 private:
  py::object callback_;
  std::unique_ptr<py::error_already_set> failure_;
};

py::dict summary_of(const engine::BuildSummary& summary, const std::vector<Notice>& notices) {
  py::list told;
  for (const auto& notice : notices)
    told.append(py::make_tuple(notice.severity == Severity::Note ? "note" : notice.severity == Severity::Warning ? "warning" : "failure",
                               notice.where, notice.what));
  py::dict out;
  out["added"] = summary.added;
  out["changed"] = summary.changed;
  out["unchanged"] = summary.unchanged;
  out["failed"] = summary.failed;
  out["passed_over"] = summary.passed_over;
  out["claims"] = summary.claims;
  out["figures"] = summary.figures;
  out["notices"] = told;
  return out;
}

py::dict build_graph(const std::vector<std::string>& paths, const std::string& graph, const std::string& data,
                     const engine::BuildSettings& settings, py::object callback) {
  PythonProgress progress(std::move(callback));
  CollectingReporter reporter;
  auto summary = released([&] { return build(graph, data, paths, settings, std::ref(progress), reporter); });
  progress.raise_failure();
  return summary_of(summary, reporter.notices());
}

using Filter = std::map<std::string, std::string>;

void bind_session(py::module_& module) {
  py::class_<Session, std::shared_ptr<Session>>(module, "Session", "An open graph. hearsay.Graph is what people use.")
      .def_static("open", [](const std::string& graph, const std::string& data) {
        return released([&] { return Session::open(graph, data); });
      }, py::arg("graph"), py::arg("data") = "")
      .def("close", &Session::close, py::call_guard<py::gil_scoped_release>())
      .def_property_readonly("closed", &Session::closed)
      .def_property_readonly("path", &Session::path)
      .def("records", [](const Session& self, const std::string& kind, const Filter& filter, std::uint64_t limit) {
        return released([&] { return self.records(kind, filter, limit); });
      }, py::arg("kind"), py::arg("filter"), py::arg("limit") = 0)
      .def("record", [](const Session& self, const std::string& id) { return released([&] { return self.record(id); }); })
      .def("links", [](const Session& self, const std::string& id) { return released([&] { return self.links(id); }); })
      .def("history", [](const Session& self, const std::string& id) { return released([&] { return self.history(id); }); })
      .def("sources", [](const Session& self) { return released([&] { return self.sources(); }); })
      .def("paths", [](const Session& self, const std::string& from, const std::string& to, std::uint64_t count) {
        return released([&] { return self.paths(from, to, count); });
      })
      .def("query", [](const Session& self, const std::string& text, const py::dict& values, double timeout, std::uint64_t max_rows, std::uint64_t max_memory) {
        auto parameters = parameters_of(values);
        auto table = released([&] { return self.query(text, parameters, {timeout, max_rows, max_memory}); });
        return py::make_tuple(table.columns, table.rows);
      }, py::arg("text"), py::arg("parameters"), py::arg("timeout") = 0.0, py::arg("max_rows") = 0, py::arg("max_memory") = 0)
      .def("plan", [](const Session& self, const std::string& text) { return released([&] { return self.plan(text); }); })
      .def("stats", [](const Session& self) { return released([&] { return self.stats(); }); })
      .def("write", [](const Session& self, const std::string& format, const std::string& view, bool collapse, const std::string& output) {
        released([&] { return self.write({format, view, collapse, output}); });
      }, py::arg("format"), py::arg("view"), py::arg("collapse_parallel"), py::arg("output"));
}

}  // namespace
}  // namespace hearsay::python

PYBIND11_MODULE(_hearsay, module) {
  using namespace hearsay::python;
  module.doc() = "Native half of the hearsay module.";
  bind_session(module);
  module.def("build", [](const std::vector<std::string>& paths, const std::string& graph, const std::string& data,
                         const std::string& metadata, const std::string& corrections, const std::string& language,
                         unsigned threads, bool refresh, py::object progress) {
    return build_graph(paths, graph, data, {metadata, corrections, language, threads, refresh}, std::move(progress));
  }, py::arg("paths"), py::arg("graph"), py::arg("data") = "", py::arg("metadata") = "", py::arg("corrections") = "",
     py::arg("language") = "", py::arg("threads") = 0, py::arg("refresh") = false, py::arg("progress") = py::none());
}
