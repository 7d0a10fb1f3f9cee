"""The yardstick: the same number of charts on a page written the usual way, plotly.express and no caching."""

import pandas as pd
import plotly.express as px
import streamlit as st

st.set_page_config(layout="wide")
count = range(46)
names = [f"第{number:02d}課" for number in count]
chosen = st.multiselect("課", names, key="department", select_all=False)
rows = pd.DataFrame(
    {"課": names, "率": [number / 46 for number in range(46)], "n": [number % 30 + 1 for number in range(46)]}
)
rows["色"] = rows["課"].isin(chosen).map({True: "選択", False: "他"})
months = pd.DataFrame(
    {"月": pd.date_range("2024-11-30", periods=24, freq="ME"), "率": [month / 24 for month in range(24)]}
)
left, right = st.columns([2, 1])
left.plotly_chart(px.scatter(rows, x="率", y="課", size="n", color="色"), key="chart_a")
right.plotly_chart(px.line(months, x="月", y="率"), key="chart_b")
left.plotly_chart(px.bar(rows, x="率", y="課", color="色"), key="chart_c")
right.plotly_chart(px.scatter(rows, x="n", y="率", color="色"), key="chart_d")
left.plotly_chart(px.bar(rows.head(15), x="n", y="課", color="色"), key="chart_e")
right.plotly_chart(px.bar(rows.head(9), x="n", y="課", color="色"), key="chart_f")
