-- One reader after another takes the next address of a list and counts what is not answered by 200.
-- In: the file of addresses, after "--". Out: one line of JSON, the last that wrk prints.

local addresses, place, threads = {}, 0, {}
wrong = 0

function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  for address in io.lines(arguments[1]) do
    table.insert(addresses, address)
  end
end

function request()
  place = place % #addresses + 1
  return wrk.format("GET", addresses[place])
end

function response(status)
  if status ~= 200 then
    wrong = wrong + 1
  end
end

function done(summary, latency)
  local counted, errors = 0, summary.errors
  for _, thread in ipairs(threads) do
    counted = counted + thread:get("wrong")
  end
  io.write(string.format(
    '{"requests": %d, "seconds": %.3f, "wrong": %d, "lost": %d, "late": %d,'
      .. ' "p50": %.1f, "p95": %.1f, "slowest": %.1f}\n',
    summary.requests, summary.duration / 1e6,
    counted, errors.connect + errors.read + errors.write, errors.timeout,
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency.max / 1e3))
end
